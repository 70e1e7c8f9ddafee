import type { Architecture } from './architecture.js';
import { decoderSettings, decoderTensors, gatedNetworkTensors } from './decoder-settings.js';

/** Qwen 1.5, 2 and 2.5. */
export const qwen2: Architecture = {
  names: ['Qwen2ForCausalLM', 'Qwen2Model'],
  ggufName: 'qwen2',
  tensors: { ...decoderTensors, ...gatedNetworkTensors },
  settings: (config) => decoderSettings(config),
};
