import type { Architecture } from './architecture.js';
import { decoderSettings, decoderTensors, gatedNetworkTensors } from './decoder-settings.js';

/** The norms over each head's queries and keys. */
export const headNormTensors = {
  'layers.*.self_attn.q_norm': 'blk.*.attn_q_norm',
  'layers.*.self_attn.k_norm': 'blk.*.attn_k_norm',
} as const;

export const qwen3: Architecture = {
  names: ['Qwen3ForCausalLM', 'Qwen3Model'],
  ggufName: 'qwen3',
  tensors: { ...decoderTensors, ...headNormTensors, ...gatedNetworkTensors },
  settings: (config) => decoderSettings(config),
};
