import { isArrayValue, isOmittedArray, type GgufFile, type GgufScalar, type GgufValue } from '../gguf-file.js';
import { parameterCount } from './parameter-count.js';

export interface ModelInfoOptions {
  /** Give arrays in full instead of `null`. The file must have been read with `arrays: 'all'`. */
  readonly verbose: boolean;
}

/** Shown elsewhere in the answer that this map is part of. */
const leftOut: ReadonlySet<string> = new Set(['general.name', 'tokenizer.chat_template']);

/**
 * The `model_info` of Ollama's API: all metadata by key, sorted, with `general.parameter_count` added. Arrays are `null`
 * unless they are empty or `verbose` is asked for. Fit for JSON: whole numbers beyond 2^53 become the nearest number.
 *
 * @throws {TypeError} when `verbose` is asked for a file whose arrays were omitted.
 */
export function modelInfo(file: GgufFile, { verbose }: ModelInfoOptions): Record<string, unknown> {
  const entries = new Map<string, unknown>();
  for (const [key, value] of file.metadata) {
    if (!leftOut.has(key)) entries.set(key, shownValue(key, value, verbose));
  }
  entries.set('general.parameter_count', parameterCount(file));
  return Object.fromEntries([...entries].sort(([left], [right]) => (left < right ? -1 : 1)));
}

function shownValue(key: string, value: GgufValue, verbose: boolean): unknown {
  if (!isArrayValue(value)) return shownScalar(value);
  if (!verbose) return value.length === 0 ? [] : null;
  if (isOmittedArray(value)) throw new TypeError(`${key} was omitted: read the file with arrays: 'all' to show it`);
  return value.map(shownScalar);
}

function shownScalar(value: GgufScalar): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}
