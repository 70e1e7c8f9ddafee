import { elementCount } from '../element-count.js';
import type { GgufFile } from '../gguf-file.js';

/** How many numbers the model consists of: the elements of all tensors together. */
export function parameterCount(file: GgufFile): number {
  return file.tensors.reduce((total, tensor) => total + elementCount(tensor.shape), 0);
}

/** A parameter count as Ollama prints it: 8030261248 is `8.0B`, 134515008 is `134.52M`, 2000000000 is `2B`. */
export function formatParameterCount(count: number): string {
  if (count >= 1e9) return `${rounded(count / 1e9, 1)}B`;
  if (count >= 1e6) return `${rounded(count / 1e6, 2)}M`;
  if (count >= 1e3) return `${rounded(count / 1e3, 0)}K`;
  return String(count);
}

function rounded(value: number, digits: number): string {
  if (Number.isInteger(value)) return value.toFixed(0);
  // Exactly halfway (1.25 to one digit) Ollama's language rounds to the even digit, JavaScript's toFixed upwards. A binary
  // number is halfway only if it is an odd multiple of 1/2^(digits + 1).
  const isHalfway = Number.isInteger(value * 2 ** (digits + 1)) && !Number.isInteger(value * 2 ** digits);
  if (!isHalfway) return value.toFixed(digits);
  const scale = 10 ** digits;
  const below = Math.floor(value * scale);
  return ((below % 2 === 0 ? below : below + 1) / scale).toFixed(digits);
}
