import { bool, float32, uint32 } from '../writing/metadata-values.js';
import { requireActivation, silus } from './activation.js';
import type { Architecture } from './architecture.js';
import { decoderTensors, gatedNetworkTensors, headLength, keyValueHeads, sizeSettings } from './decoder-settings.js';
import { ropeSettings, rotaryBuffer, rotaryPart } from './rope.js';

/** StableLM 3B and StableLM 2: layer norms, and only a part of each head turned. */
export const stableLm: Architecture = {
  names: ['StableLmForCausalLM', 'StableLMEpochForCausalLM'],
  ggufName: 'stablelm',
  tensors: {
    ...decoderTensors,
    ...gatedNetworkTensors,
    'layers.*.self_attn.q_layernorm.norms.#': 'blk.*.attn_q_norm',
    'layers.*.self_attn.k_layernorm.norms.#': 'blk.*.attn_k_norm',
  },
  ignored: [rotaryBuffer],
  settings: (config) => {
    requireActivation(config, silus);
    const part = rotaryPart(config, 'rope_pct') ?? 0.25;
    return {
      ...sizeSettings(config),
      'attention.head_count_kv': uint32(keyValueHeads(config)),
      'attention.layer_norm_epsilon': float32(config.optionalNumber('layer_norm_eps', 'norm_eps') ?? 1e-5),
      'rope.dimension_count': uint32(Math.floor(part * headLength(config))),
      use_parallel_residual: bool(config.optionalBoolean('use_parallel_residual') ?? false),
      ...ropeSettings(config),
    };
  },
};
