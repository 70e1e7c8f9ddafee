import type { Runtime } from '@puna/runtime';
import { declaration } from './declaration.js';
import { createDispatcher } from './http/dispatcher.js';
import { defaultLimits } from './limits.js';
import { silentLogger } from './logger.js';
import { loadModel } from './model/load-model.js';
import type { OpenAiRuntimeOptions } from './options.js';
import { probeModel } from './probe.js';
import { UpstreamPool } from './upstreams/upstream-pool.js';
import type { UpstreamReport } from './upstreams/upstream-report.js';

/** The adapter, and what it knows of the hosts. */
export interface OpenAiRuntime extends Runtime {
  /** Counts and states of every host that a model has used, for metrics. */
  upstreams(): readonly UpstreamReport[];

  /** Closes all connections. Close the models first. */
  close(): Promise<void>;
}

const defaultHealthCheckInterval = 10_000;

/**
 * Makes the runtime for models that engines elsewhere run, behind OpenAI's API: vLLM, SGLang, llama-server, another Puna, a
 * vendor. It holds nothing native, so it runs in the server's own process.
 */
export function createOpenAiRuntime(options: OpenAiRuntimeOptions = {}): OpenAiRuntime {
  const limits = { ...defaultLimits, ...options.limits };
  const dispatcher = createDispatcher(options.environment ?? process.env, limits);
  const context = {
    dispatcher,
    limits,
    logger: options.logger ?? silentLogger,
    keySetting: options.keySetting ?? 'keyFor',
    keyFor: options.keyFor ?? (() => undefined),
    optionsFor: (origin: string) => options.optionsFor?.(origin) ?? {},
  };
  const pool = new UpstreamPool(context, options.healthCheckInterval ?? defaultHealthCheckInterval);
  return {
    specificationVersion: 'v1',
    name: declaration.name,
    declaration,
    probe: (model) => probeModel(model, options),
    load: (model, loadOptions) => loadModel(model, loadOptions, { pool, limits, options }),
    upstreams: () => pool.report(),
    close: () => dispatcher.destroy(),
  };
}
