import { once } from 'node:events';
import type { GenerateEvent, GenerateRequest, LoadedModel, Runtime } from '@puna/runtime';
import { callKey, type Recording } from './recording.js';
import { TokenTicks } from './token-ticks.js';

/**
 * A runtime whose model says again what was recorded, from the beginning each time and over and over, until the request's
 * `maxTokens` are reached. Each piece counts as a token. Anything that was not recorded is an error.
 *
 * @param interval milliseconds between two pieces of an answer. All answers go on at the same moments, as in an engine that
 *   works on all slots in one step; the first piece comes at once. With 0, pieces come as fast as they are read.
 */
export function createReplayRuntime(recording: Recording, interval: number): Runtime {
  const { capabilities } = recording;
  return {
    specificationVersion: 'v1',
    name: 'replay',
    probe: async () => ({ supported: true, preference: 100, capabilities }),
    load: async (_model, { settings: { slots } }) => {
      const limits = { ...recording.limits, slots };
      return replayedModel({ ...recording, limits }, interval);
    },
  };
}

function replayedModel(recording: Recording, interval: number): LoadedModel {
  const { capabilities, limits, memory } = recording;
  const ticks = interval === 0 ? undefined : new TokenTicks(interval);
  const tokenized = new Map(recording.tokenized.map(({ key, tokens }) => [key, tokens]));
  const closing = new AbortController();
  const closed = once(closing.signal, 'abort').then(() => undefined);
  return {
    capabilities,
    limits,
    closed,
    memory: async () => memory,
    async tokenize(text, options) {
      const tokens = tokenized.get(callKey(text, options));
      if (tokens === undefined) throw notRecorded(`the tokens of ${JSON.stringify(text)}`);
      return [...tokens];
    },
    detokenize: () => Promise.reject(notRecorded('detokenize')),
    generate: (request) => replay(request, recording, ticks),
    embed: () => Promise.reject(notRecorded('embed')),
    rerank: () => Promise.reject(notRecorded('rerank')),
    async close() {
      ticks?.stop();
      closing.abort();
    },
  };
}

async function* replay(
  { maxTokens, signal }: GenerateRequest,
  { pieces, usage }: Recording,
  ticks: TokenTicks | undefined,
): AsyncGenerator<GenerateEvent> {
  const count = maxTokens ?? pieces.length;
  for (let index = 0; index < count; index++) {
    if (index > 0) await ticks?.next();
    signal?.throwIfAborted();
    yield { type: 'text', text: pieces[index % pieces.length] ?? '' };
  }
  yield { type: 'done', reason: 'length', usage: { ...usage, generatedTokens: count } };
}

function notRecorded(what: string): Error {
  return new Error(`not recorded, so it can't be replayed: ${what}`);
}
