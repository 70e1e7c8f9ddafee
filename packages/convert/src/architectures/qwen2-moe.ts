import type { Architecture } from './architecture.js';
import { decoderSettings, decoderTensors } from './decoder-settings.js';
import { expertSettings, expertTensors, requireNormalizedExperts } from './experts.js';

/** Qwen 1.5 and 2 with experts, of which one is always asked. */
export const qwen2Moe: Architecture = {
  names: ['Qwen2MoeForCausalLM'],
  ggufName: 'qwen2moe',
  tensors: {
    ...decoderTensors,
    ...expertTensors,
    'layers.*.mlp.shared_expert.gate_proj': 'blk.*.ffn_gate_shexp',
    'layers.*.mlp.shared_expert.up_proj': 'blk.*.ffn_up_shexp',
    'layers.*.mlp.shared_expert.down_proj': 'blk.*.ffn_down_shexp',
    'layers.*.mlp.shared_expert_gate': 'blk.*.ffn_gate_inp_shexp',
  },
  settings: (config) => {
    requireNormalizedExperts(config, false);
    return { ...decoderSettings(config), ...expertSettings(config) };
  },
};
