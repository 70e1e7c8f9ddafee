import type { MediaLimits } from '../options.js';

const mebibyte = 1024 ** 2;

/** The limits with what is left open filled in. */
export function resolveMediaLimits(limits: Partial<MediaLimits> = {}): MediaLimits {
  return {
    bytes: limits.bytes ?? 64 * mebibyte,
    pixels: limits.pixels ?? 64_000_000,
    items: limits.items ?? 64,
  };
}
