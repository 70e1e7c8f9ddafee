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

/**
 * Whether SentencePiece's sign for a space is put in front of a text; `undefined` where nothing says so. Old files have
 * `add_prefix_space` alone; where both are there, only one way of reading them is allowed.
 */
export function metaspacePrefixes(preTokenizer: unknown): boolean | undefined {
  const metaspace = parts(preTokenizer).find(({ type }) => type === 'Metaspace');
  if (metaspace === undefined) return undefined;
  const scheme = metaspace['prepend_scheme'];
  return scheme === undefined ? metaspace['add_prefix_space'] !== false : scheme !== 'never';
}
