import { BatchCache } from './batch-cache.js';
import type { Decoder } from './decoder.js';
import { KeyValueCache } from './key-value-cache.js';

/** Sequences of different lengths, the last token of each computed by itself. Any tokens will do. */
const samples: readonly (readonly number[])[] = [
  [1, 2, 3, 0],
  [2, 1],
];

/** What may differ by rounding, as a share of the greatest logit. */
const tolerance = 2e-3;

/**
 * Finds out by trying whether a graph computes sequences together as it computes each alone. Some don't: those that count
 * positions in their cache regardless of padding (`GroupQueryAttention`), and those whose eight-bit activations share one range.
 */
export async function canBatch(decoder: Decoder, contextLength: number): Promise<boolean> {
  const { cache, hasPositions } = decoder.graph;
  if (!hasPositions || contextLength < 4) return false;
  const alone: Float32Array[] = [];
  const started: KeyValueCache[] = [];
  for (const tokens of samples) {
    const last = tokens.slice(-1);
    const first = tokens.slice(0, -1);
    const one = new KeyValueCache(cache);
    await decoder.run(one, first, false);
    alone.push(Float32Array.from((await decoder.run(one, last, true)) ?? []));
    const again = new KeyValueCache(cache);
    await decoder.run(again, first, false);
    started.push(again);
  }
  const batch = new BatchCache(cache, contextLength);
  batch.take(started);
  const together = await decoder.runBatch(
    batch,
    samples.map((tokens) => tokens.at(-1) ?? 0),
  );
  return together.every((logits, row) => areAlike(logits, alone[row] ?? new Float32Array(0)));
}

function areAlike(first: Float32Array, second: Float32Array): boolean {
  let greatest = 0;
  let difference = 0;
  for (const [index, value] of first.entries()) {
    greatest = Math.max(greatest, Math.abs(value));
    difference = Math.max(difference, Math.abs(value - (second[index] ?? Number.POSITIVE_INFINITY)));
  }
  return difference <= greatest * tolerance;
}
