import { float32 } from '../writing/metadata-values.js';
import type { Architecture } from './architecture.js';
import { decoderSettings, gatedNetworkTensors, headLength, optionalFloat } from './decoder-settings.js';
import { llamaAttention } from './llama.js';
import { llama3Frequencies, rotaryBuffer } from './rope.js';

/** Granite 3 and 4's dense models: Llama with four factors. */
export const granite: Architecture = {
  names: ['GraniteForCausalLM'],
  ggufName: 'granite',
  tensors: { ...llamaAttention, ...gatedNetworkTensors },
  ignored: [rotaryBuffer],
  settings: (config) => ({
    ...decoderSettings(config),
    'attention.scale': optionalFloat(config.optionalNumber('attention_multiplier')),
    embedding_scale: optionalFloat(config.optionalNumber('embedding_multiplier')),
    residual_scale: optionalFloat(config.optionalNumber('residual_multiplier')),
    logit_scale: float32(config.optionalNumber('logits_scaling') ?? 1),
  }),
  computedTensors: (config) => llama3Frequencies(config, headLength(config)),
};
