import { ggufArchitecture, type GgufFile } from '@puna/convert';

const bytesOfF16 = 2;

/** A header number, or the largest of a list of them: some architectures give one for each layer. */
function headerNumber(header: GgufFile, key: string, pick: (...values: number[]) => number): number {
  const value: unknown = header.metadata.get(`${ggufArchitecture(header)}.${key}`);
  if (typeof value === 'number') return value;
  if (Array.isArray(value)) return pick(...value.filter((item): item is number => typeof item === 'number'));
  return 0;
}

/**
 * Bytes that a model will take: its file, and keys and values in F16 for every token of context
 * (contract: scheduler, section 7).
 *
 * @param totalContext tokens over all slots
 */
export function estimateGgufMemory(header: GgufFile, totalContext: number): number {
  const layers = headerNumber(header, 'block_count', Math.max);
  const heads = headerNumber(header, 'attention.head_count', Math.max) || 1;
  const keyValueHeads = headerNumber(header, 'attention.head_count_kv', Math.min) || heads;
  const headLength = headerNumber(header, 'embedding_length', Math.max) / heads;
  return header.fileSize + 2 * layers * keyValueHeads * headLength * totalContext * bytesOfF16;
}
