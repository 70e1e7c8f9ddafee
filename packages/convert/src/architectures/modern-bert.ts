import { UnsupportedModelError } from '../errors/unsupported-model-error.js';
import type { Settings } from '../model-files/settings.js';
import { bool, float32, text } from '../writing/metadata-values.js';
import type { Architecture } from './architecture.js';
import { optionalCount, sizeSettings } from './decoder-settings.js';
import { ropeBaseOf } from './rope.js';

function activation(config: Settings): string {
  const name = config.optionalText('hidden_activation') ?? 'gelu';
  if (name === 'gelu' || name === 'silu') return name;
  throw new UnsupportedModelError(`hidden_activation is ${JSON.stringify(name)}; gelu and silu are supported`);
}

/** ModernBERT: rotary positions, and two of three layers see a window around each token. */
export const modernBert: Architecture = {
  names: ['ModernBertModel', 'ModernBertForMaskedLM'],
  ggufName: 'modern-bert',
  tensors: {
    'embeddings.tok_embeddings': 'token_embd',
    'embeddings.norm': 'token_embd_norm',
    'layers.*.attn_norm': 'blk.*.attn_norm',
    'layers.*.attn.Wqkv': 'blk.*.attn_qkv',
    'layers.*.attn.Wo': 'blk.*.attn_output',
    'layers.*.mlp_norm': 'blk.*.ffn_norm',
    'layers.*.mlp.Wi': 'blk.*.ffn_up',
    'layers.*.mlp.Wo': 'blk.*.ffn_down',
    final_norm: 'output_norm',
  },
  // What predicts masked words.
  ignored: [/^head\./u, /^decoder\./u],
  settings: (config) => ({
    ...sizeSettings(config),
    'attention.layer_norm_epsilon': float32(config.optionalNumber('norm_eps', 'layer_norm_eps') ?? 1e-5),
    'attention.causal': bool(false),
    'attention.sliding_window': optionalCount(config.optionalCount('local_attention')),
    'attention.sliding_window_pattern': optionalCount(config.optionalCount('global_attn_every_n_layers')),
    'rope.freq_base': float32(ropeBaseOf(config, 'full_attention', 'global_rope_theta') ?? 160_000),
    'rope.freq_base_swa': float32(ropeBaseOf(config, 'sliding_attention', 'local_rope_theta') ?? 10_000),
    'rope.scaling.type': text('none'),
    hidden_activation: text(activation(config)),
    vocab_size: optionalCount(config.optionalCount('vocab_size')),
  }),
};
