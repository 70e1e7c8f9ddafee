import { positiveInteger, type JsonObject } from '@puna/runtime/adapter';

const bytesOfF32 = 4;

/**
 * Bytes that a model will take: its files, and keys and values in F32, as graphs have them, for every token of context.
 *
 * @param config config.json
 * @param size bytes of all files
 * @param totalContext tokens over all slots
 */
export function estimateOnnxMemory(config: JsonObject, size: number, totalContext: number): number {
  const number = (...keys: string[]): number | undefined =>
    keys.map((key) => positiveInteger(config[key])).find((value) => value !== undefined);
  const heads = number('num_attention_heads', 'n_head') ?? 1;
  const keyValueHeads = number('num_key_value_heads') ?? heads;
  const headLength = number('head_dim') ?? (number('hidden_size', 'n_embd') ?? 0) / heads;
  const layers = number('num_hidden_layers', 'n_layer') ?? 0;
  return size + 2 * layers * keyValueHeads * headLength * totalContext * bytesOfF32;
}
