import type { NativeContextOptions } from '../native/binding.js';
import type { EffectiveSettings } from './effective-settings.js';

/** llama.cpp gives each sequence a multiple of this many cells. */
const contextStep = 256;

const defaultBatchSize = 512;
const largestEmbeddingBatch = 2048;

/**
 * How many tokens are computed in one step. An encoder sees a text only as a whole, so its batch bounds the length of its
 * inputs.
 */
export function batchSizeOf(settings: EffectiveSettings, generates: boolean): number {
  const { batchSize, contextLength, slots } = settings;
  if (!generates) return Math.min(batchSize ?? largestEmbeddingBatch, contextLength);
  return Math.max(slots, Math.min(batchSize ?? defaultBatchSize, contextLength * slots));
}

/** The options of the native context. */
export function contextOptions(
  settings: EffectiveSettings,
  kind: { readonly threads: number; readonly generates: boolean; readonly ranks: boolean },
): NativeContextOptions {
  const { contextLength, slots, flashAttention, cacheTypeNumber } = settings;
  return {
    contextSize: Math.ceil(contextLength / contextStep) * contextStep * slots,
    batchSize: batchSizeOf(settings, kind.generates),
    sequences: slots,
    // `auto` is on wherever the architecture and the backend have it.
    flashAttention: flashAttention ?? 'auto',
    threads: kind.threads,
    ...(kind.generates ? {} : { embeddings: true }),
    ...(kind.ranks ? { ranking: true } : {}),
    ...(cacheTypeNumber === undefined ? {} : { kvCacheKeyType: cacheTypeNumber, kvCacheValueType: cacheTypeNumber }),
  };
}
