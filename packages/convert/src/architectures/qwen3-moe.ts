import type { Architecture } from './architecture.js';
import { decoderSettings, decoderTensors } from './decoder-settings.js';
import { expertSettings, expertTensors, requireNormalizedExperts } from './experts.js';
import { headNormTensors } from './qwen3.js';

export const qwen3Moe: Architecture = {
  names: ['Qwen3MoeForCausalLM'],
  ggufName: 'qwen3moe',
  tensors: { ...decoderTensors, ...headNormTensors, ...expertTensors },
  settings: (config) => {
    requireNormalizedExperts(config, true);
    return { ...decoderSettings(config), ...expertSettings(config) };
  },
};
