import { architectureOf, poolingOf, type GgufHeader, type GgufValue, type Pooling } from '@puna/runtime/adapter';

/** What a GGUF header says about a model, as far as loading it needs to know. Lengths are in tokens. */
export interface ModelDescription {
  /** `general.architecture`: `llama`, `qwen3`, `bert` …; empty where the header has none. */
  readonly architecture: string;
  readonly trainedContextLength: number | undefined;
  readonly vocabularySize: number;

  /** How an encoder's vectors become one; undefined for models that generate. */
  readonly pooling: Pooling | undefined;

  /** Whether positions have several dimensions (M-RoPE); such a cache can't be shifted. */
  readonly multidimensionalPositions: boolean;

  /** Bytes of key/value cache for one token with numbers of two bytes; undefined where the header does not tell. */
  readonly cacheBytesPerToken: number | undefined;
}

/** Reads the description out of the metadata. */
export function describeModel(header: GgufHeader): ModelDescription {
  const name = architectureOf(header);
  return {
    architecture: name,
    trainedContextLength: numberOf(header.get(`${name}.context_length`)),
    vocabularySize: lengthOf(header.get('tokenizer.ggml.tokens')) ?? numberOf(header.get(`${name}.vocab_size`)) ?? 0,
    pooling: poolingOf(header),
    multidimensionalPositions: header.has(`${name}.rope.dimension_sections`),
    cacheBytesPerToken: cacheBytesPerToken(header, name),
  };
}

function cacheBytesPerToken(header: GgufHeader, name: string): number | undefined {
  const number = (key: string): number | undefined => numberOf(header.get(`${name}.${key}`));
  const layers = number('block_count');
  const heads = number('attention.head_count');
  const embedding = number('embedding_length');
  if (layers === undefined || heads === undefined || embedding === undefined || heads === 0) return undefined;
  const keyLength = number('attention.key_length') ?? embedding / heads;
  const valueLength = number('attention.value_length') ?? embedding / heads;
  const headsPerLayer = header.get(`${name}.attention.head_count_kv`);
  const allHeads = sumOf(headsPerLayer) ?? layers * (numberOf(headsPerLayer) ?? heads);
  return allHeads * (keyLength + valueLength) * 2;
}

function numberOf(value: GgufValue | undefined): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  return undefined;
}

function lengthOf(value: GgufValue | undefined): number | undefined {
  return typeof value === 'object' ? value.length : undefined;
}

function sumOf(value: GgufValue | undefined): number | undefined {
  return typeof value === 'object' ? value.numbers?.reduce((sum, number) => sum + number, 0) : undefined;
}
