import { UnsupportedModelError } from '../errors/unsupported-model-error.js';
import type { Settings } from '../model-files/settings.js';
import { bool, float32, uint32 } from '../writing/metadata-values.js';
import { gelus, requireActivation } from './activation.js';
import type { Architecture, SettingTable, TensorTable } from './architecture.js';

/** The tensors of BERT and RoBERTa. */
export const bertTensors: TensorTable = {
  'embeddings.word_embeddings': 'token_embd',
  'embeddings.position_embeddings': 'position_embd',
  'embeddings.token_type_embeddings': 'token_types',
  'embeddings.LayerNorm': 'token_embd_norm',
  'encoder.layer.*.attention.self.query': 'blk.*.attn_q',
  'encoder.layer.*.attention.self.key': 'blk.*.attn_k',
  'encoder.layer.*.attention.self.value': 'blk.*.attn_v',
  'encoder.layer.*.attention.output.dense': 'blk.*.attn_output',
  'encoder.layer.*.attention.output.LayerNorm': 'blk.*.attn_output_norm',
  'encoder.layer.*.intermediate.dense': 'blk.*.ffn_up',
  'encoder.layer.*.output.dense': 'blk.*.ffn_down',
  'encoder.layer.*.output.LayerNorm': 'blk.*.layer_output_norm',
};

/** Tensors beside the encoder: what is only for training, and the pooler, which embeddings do without. */
export const bertIgnored = [/^embeddings\.position_ids$/u, /^pooler\./u, /^cls\./u, /^lm_head\./u] as const;

/** The metadata of encoders with learned or rotary positions. */
export function encoderSettings(config: Settings, contextLength: number): SettingTable {
  return {
    context_length: uint32(contextLength),
    embedding_length: uint32(config.count('hidden_size', 'n_embd')),
    block_count: uint32(config.count('num_hidden_layers', 'n_layer')),
    feed_forward_length: uint32(config.count('intermediate_size', 'n_inner')),
    'attention.head_count': uint32(config.count('num_attention_heads', 'n_head')),
    'attention.layer_norm_epsilon': float32(config.optionalNumber('layer_norm_eps', 'layer_norm_epsilon') ?? 1e-12),
    'attention.causal': bool(false),
    'tokenizer.ggml.token_type_count': uint32(config.optionalCount('type_vocab_size') ?? 1),
  };
}

/** The metadata of BERT and RoBERTa, which have learned positions. */
export function bertSettings(config: Settings, contextLength: number): SettingTable {
  requireActivation(config, gelus);
  const positions = config.optionalText('position_embedding_type') ?? 'absolute';
  if (positions === 'absolute') return encoderSettings(config, contextLength);
  throw new UnsupportedModelError(
    `position_embedding_type is ${JSON.stringify(positions)}; absolute ones are supported`,
  );
}

/** BERT, and the many encoders trained from it. */
export const bert: Architecture = {
  names: ['BertModel', 'BertForMaskedLM', 'BertForPreTraining', 'CamembertModel'],
  ggufName: 'bert',
  prefixes: ['bert.'],
  tensors: bertTensors,
  ignored: bertIgnored,
  settings: (config) => bertSettings(config, config.count('max_position_embeddings')),
};
