import { type Runtime, UnsupportedError } from '@puna/runtime';
import { Agent } from 'undici';
import { declaration } from './declaration.js';
import { loadModel } from './load/load-model.js';
import type { OpenAiRuntimeOptions } from './options.js';
import { probeModel } from './probe.js';
import { baseAddress } from './upstream/host-address.js';
import type { UpstreamCounts } from './upstream/upstream-counts.js';
import { UpstreamHost } from './upstream/upstream-host.js';
import { UpstreamPool } from './upstream/upstream-pool.js';

/** A runtime that can say what became of its requests. */
export interface OpenAiRuntime extends Runtime {
  /** The counts of each host that a model was loaded from, in the order in which they came up. */
  upstreams(): readonly UpstreamCounts[];
}

/** Makes a runtime for models that engines elsewhere run, over OpenAI's API. Models share what is known of a host. */
export function createOpenAiRuntime(options: OpenAiRuntimeOptions = {}): OpenAiRuntime {
  const hosts = new Map<string, UpstreamHost>();
  // Each request has a connection of its own: one that is used again may just be ending. There is no time limit for
  // answers: reading a long prompt takes as long as it takes.
  const agent = new Agent({
    pipelining: 0,
    connections: null,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout: options.connectTimeout ?? 5000 },
  });
  const hostFor = (address: string): UpstreamHost => {
    const base = baseAddress(address);
    const host = hosts.get(base) ?? new UpstreamHost(base, options, agent);
    hosts.set(base, host);
    return host;
  };
  return {
    specificationVersion: 'v1',
    name: declaration.name,
    declaration,
    probe: async (model) => probeModel(model),
    load: async (model, loadOptions) => {
      const answer = probeModel(model);
      if (!answer.supported || model.remote === undefined) {
        throw new UnsupportedError(answer.supported ? 'The model names no host.' : answer.message);
      }
      loadOptions.signal?.throwIfAborted();
      const pool = new UpstreamPool([...new Set(model.remote.hosts.map(hostFor))]);
      return loadModel(pool, model.remote, loadOptions);
    },
    upstreams: () => [...hosts.values()].map(({ counts }) => counts),
  };
}
