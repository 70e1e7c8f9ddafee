import { ModelFilesError } from '../errors/model-files-error.js';
import type { Settings } from '../model-files/settings.js';
import { float32, uint32, type TypedValue } from '../writing/metadata-values.js';
import { requireActivation, silus } from './activation.js';
import type { SettingTable } from './architecture.js';
import { ropeSettings, type RopeTensors } from './rope.js';

/** A count that may be absent. */
export const optionalCount = (value: number | undefined): TypedValue | undefined =>
  value === undefined ? undefined : uint32(value);

/** A number that may be absent. */
export const optionalFloat = (value: number | undefined): TypedValue | undefined =>
  value === undefined ? undefined : float32(value);

// Heads in use have 64 to 256 numbers, Gemma 4's 512. What is computed for each of them must stay small.
const longestHead = 4_096;

/** Length of one head of attention: an even number. */
export function headLength(config: Settings): number {
  const hidden = config.count('hidden_size', 'n_embd');
  const length = config.optionalCount('head_dim') ?? hidden / config.count('num_attention_heads', 'n_head');
  if (length % 2 === 0 && length <= longestHead) return length;
  throw new ModelFilesError(`config.json: ${hidden} numbers can't be divided into heads of ${length}`);
}

/** How many heads the keys and values have. */
export function keyValueHeads(config: Settings): number {
  return config.optionalCount('num_key_value_heads') ?? config.count('num_attention_heads');
}

/** How large a model is, by the names that nearly all configurations have. */
export function sizeSettings(config: Settings): SettingTable {
  return {
    context_length: uint32(config.count('max_position_embeddings')),
    embedding_length: uint32(config.count('hidden_size')),
    block_count: uint32(config.count('num_hidden_layers')),
    feed_forward_length: uint32(config.count('intermediate_size')),
    'attention.head_count': uint32(config.count('num_attention_heads')),
  };
}

/** What decoders with RMS norm and rotary embeddings differ in. */
interface DecoderTraits {
  /** The way of stretching the context for which the architecture computes a tensor. */
  readonly ropeTensors?: RopeTensors;
  /** The names of the function in its networks; by default those of silu. */
  readonly activations?: readonly string[];
}

/** The metadata that nearly all decoders with RMS norm and rotary embeddings have. */
export function decoderSettings(config: Settings, traits: DecoderTraits = {}): SettingTable {
  requireActivation(config, traits.activations ?? silus);
  const head = headLength(config);
  return {
    ...sizeSettings(config),
    'attention.head_count_kv': uint32(keyValueHeads(config)),
    'attention.key_length': uint32(head),
    'attention.value_length': uint32(head),
    'attention.layer_norm_rms_epsilon': float32(config.optionalNumber('rms_norm_eps') ?? 1e-6),
    vocab_size: optionalCount(config.optionalCount('vocab_size')),
    'rope.dimension_count': uint32(head),
    ...ropeSettings(config, traits.ropeTensors),
  };
}

/** The tensors that nearly all decoders have under these names. */
export const decoderTensors = {
  embed_tokens: 'token_embd',
  norm: 'output_norm',
  lm_head: 'output',
  'layers.*.input_layernorm': 'blk.*.attn_norm',
  'layers.*.self_attn.q_proj': 'blk.*.attn_q',
  'layers.*.self_attn.k_proj': 'blk.*.attn_k',
  'layers.*.self_attn.v_proj': 'blk.*.attn_v',
  'layers.*.self_attn.o_proj': 'blk.*.attn_output',
  'layers.*.post_attention_layernorm': 'blk.*.ffn_norm',
} as const;

/** A feed-forward network with a gate. */
export const gatedNetworkTensors = {
  'layers.*.mlp.gate_proj': 'blk.*.ffn_gate',
  'layers.*.mlp.up_proj': 'blk.*.ffn_up',
  'layers.*.mlp.down_proj': 'blk.*.ffn_down',
} as const;
