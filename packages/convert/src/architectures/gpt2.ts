import { transpose, type Weight } from '../weights/weight.js';
import { float32, uint32 } from '../writing/metadata-values.js';
import { gelus, requireActivation } from './activation.js';
import type { Architecture, TensorRule } from './architecture.js';

/** GPT-2 keeps matrices as convolutions do, with inputs as rows. */
const turned = (to: string): TensorRule => ({
  to,
  change: (weight: Weight) => (weight.shape.length === 2 ? transpose(weight) : weight),
});

/** GPT-2, and what is built alike. */
export const gpt2: Architecture = {
  names: ['GPT2LMHeadModel', 'GPT2Model'],
  ggufName: 'gpt2',
  prefixes: ['transformer.'],
  tensors: {
    wte: 'token_embd',
    wpe: 'position_embd',
    ln_f: 'output_norm',
    lm_head: 'output',
    'h.*.ln_1': 'blk.*.attn_norm',
    'h.*.attn.c_attn': turned('blk.*.attn_qkv'),
    'h.*.attn.c_proj': turned('blk.*.attn_output'),
    'h.*.ln_2': 'blk.*.ffn_norm',
    'h.*.mlp.c_fc': turned('blk.*.ffn_up'),
    'h.*.mlp.c_proj': turned('blk.*.ffn_down'),
  },
  // The causal mask.
  ignored: [/^h\.\d+\.attn\.(?:masked_)?bias$/u],
  settings: (config) => {
    requireActivation(config, gelus);
    return {
      context_length: uint32(config.count('n_positions', 'n_ctx')),
      embedding_length: uint32(config.count('n_embd')),
      block_count: uint32(config.count('n_layer')),
      feed_forward_length: uint32(config.optionalCount('n_inner') ?? 4 * config.count('n_embd')),
      'attention.head_count': uint32(config.count('n_head')),
      'attention.layer_norm_epsilon': float32(config.optionalNumber('layer_norm_epsilon') ?? 1e-5),
    };
  },
};
