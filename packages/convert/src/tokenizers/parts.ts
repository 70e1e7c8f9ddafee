import { isObject } from '../json/parse-json.js';

/** The parts of a normalizer, pre-tokenizer or post-processor that is a sequence, or the one there is. */
export function parts(value: unknown): Record<string, unknown>[] {
  if (!isObject(value)) return [];
  for (const key of ['normalizers', 'pretokenizers', 'processors']) {
    const list = value[key];
    if (Array.isArray(list)) return list.flatMap(parts);
  }
  return [value];
}
