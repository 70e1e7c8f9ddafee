import { textIn, type JsonObject } from '@puna/runtime/adapter';

/** Entries of config.json by the names that GGUF has for them, which clients read; behind the architecture's name. */
const names: Readonly<Record<string, string>> = {
  max_position_embeddings: 'context_length',
  n_positions: 'context_length',
  hidden_size: 'embedding_length',
  n_embd: 'embedding_length',
  num_hidden_layers: 'block_count',
  n_layer: 'block_count',
  intermediate_size: 'feed_forward_length',
  num_attention_heads: 'attention.head_count',
  n_head: 'attention.head_count',
  num_key_value_heads: 'attention.head_count_kv',
  head_dim: 'attention.key_length',
  vocab_size: 'vocab_size',
  rope_theta: 'rope.freq_base',
};

/** What is shown of an ONNX model's config.json: numbers by GGUF's names. */
export function onnxModelInfo(config: JsonObject): Record<string, unknown> {
  const architecture = textIn(config['model_type']) || 'unknown';
  const info: Record<string, unknown> = { 'general.architecture': architecture };
  for (const [key, name] of Object.entries(names)) {
    const value = config[key];
    if (typeof value === 'number') info[`${architecture}.${name}`] = value;
  }
  return info;
}
