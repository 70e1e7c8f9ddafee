import { OutOfMemoryError, type LoadSettings } from '@puna/runtime';
import type { ModelDescription } from '../gguf/describe-model.js';

/** Bytes that each number of the key/value cache takes, compared with two bytes. Blocks of 32 numbers share a scale. */
const cacheTypeFactors: Readonly<Record<string, number>> = {
  f32: 2,
  f16: 1,
  bf16: 1,
  q8_0: 34 / 64,
  q4_0: 18 / 64,
  q4_1: 20 / 64,
};

/**
 * Refuses a load that can't fit. On Linux an allocation hardly ever fails: the system promises more memory than it has, and
 * later ends the process that uses it.
 *
 * @param weights bytes of the weights that will be read into memory.
 * @throws OutOfMemoryError where weights and key/value cache are larger than the memory that is free for this process.
 */
export function checkMemory(weights: number, description: ModelDescription, settings: LoadSettings): void {
  const cache = cacheBytes(description, settings);
  const free = process.availableMemory();
  if (weights + cache <= free) return;
  throw new OutOfMemoryError(
    `The model needs ${inMebibytes(weights)} MiB for its weights and ${inMebibytes(cache)} MiB for ${settings.slots} context(s) of ${settings.contextLength} tokens, but ${inMebibytes(free)} MiB are free. Free some memory, or load it with a shorter context or fewer slots.`,
    { weights, cache, free },
  );
}

function cacheBytes(
  { cacheBytesPerToken = 0 }: ModelDescription,
  { contextLength, slots, cacheType = 'f16' }: LoadSettings,
): number {
  return cacheBytesPerToken * contextLength * slots * (cacheTypeFactors[cacheType.toLowerCase()] ?? 1);
}

function inMebibytes(bytes: number): number {
  return Math.ceil(bytes / 1024 ** 2);
}
