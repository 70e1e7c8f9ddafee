import type { EmbedRequest, EmbedResult } from '@puna/runtime';
import { isJsonObject } from '@puna/runtime/adapter';
import { UpstreamAnswerError } from '../errors/upstream-answer-error.js';
import { readUsage } from '../generation/usage.js';
import type { Upstream } from '../upstreams/upstream.js';
import type { Embedder } from './embedder.js';
import { fitInputs } from './fit-inputs.js';

/** Asks a host, and another one where that fails. */
export type Send = <Result>(ask: (upstream: Upstream, signal: AbortSignal) => Promise<Result>) => Promise<Result>;

/** Turns texts into vectors, some with each request. */
export async function embedTexts(
  { inputs, truncate = true, normalize = true }: EmbedRequest,
  embedder: Embedder,
  send: Send,
): Promise<EmbedResult> {
  const { model, adapterLimits } = embedder;
  const { embeddingBatch, answerTimeout } = adapterLimits;
  const embeddings: number[][] = [];
  const inputTokens: number[] = [];
  for (let start = 0; start < inputs.length; start += embeddingBatch) {
    const batch = inputs.slice(start, start + embeddingBatch);
    const answer = await send(async (upstream, signal) => {
      const { cutInputs } = upstream.traits;
      const fit =
        truncate && cutInputs !== undefined ? batch : await fitInputs(batch, truncate, embedder, upstream, signal);
      const body = { model, input: fit, encoding_format: 'float', ...(truncate ? cutInputs : {}) };
      const question = { method: 'POST', path: '/embeddings', body, signal, timeout: answerTimeout } as const;
      const { data, usage } = await upstream.ask(question);
      const tokens = readUsage(usage)?.promptTokens ?? 0;
      upstream.countTokens(tokens, 0);
      return { vectors: readVectors(data, batch.length, upstream.address.name), tokens };
    });
    embeddings.push(...(normalize ? answer.vectors.map(toUnitLength) : answer.vectors));
    inputTokens.push(...shareOut(answer.tokens, batch));
  }
  return { embeddings, inputTokens };
}

function readVectors(data: unknown, count: number, host: string): number[][] {
  const entries = Array.isArray(data) ? data.filter(isJsonObject) : [];
  const vectors: number[][] = [];
  for (const [place, { index = place, embedding }] of entries.entries()) {
    if (typeof index === 'number' && isVector(embedding)) vectors[index] = embedding;
  }
  // A list with holes counts as long as a whole one; `filter` leaves them out.
  if (vectors.length === count && vectors.filter(isVector).length === count) return vectors;
  throw new UpstreamAnswerError(`${host} did not answer with one vector for each of ${count} inputs.`, { host });
}

function isVector(value: unknown): value is number[] {
  return Array.isArray(value) && value.length > 0 && value.every(Number.isFinite);
}

function toUnitLength(vector: readonly number[]): number[] {
  const length = Math.hypot(...vector);
  return length === 0 ? [...vector] : vector.map((value) => value / length);
}

/** These APIs tell the tokens of a whole request. Each input gets its share by length; their sum is what was told. */
function shareOut(tokens: number, inputs: readonly string[]): number[] {
  const lengths = inputs.map((input) => input.length + 1);
  const all = lengths.reduce((sum, length) => sum + length, 0);
  let before = 0;
  return lengths.map((length) => {
    const start = Math.round((tokens * before) / all);
    before += length;
    return Math.round((tokens * before) / all) - start;
  });
}
