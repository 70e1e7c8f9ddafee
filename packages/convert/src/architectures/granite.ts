import { float32 } from '../writing/metadata-values.js';
import type { Architecture } from './architecture.js';
import { decoderSettings, gatedNetworkTensors, headLength } from './decoder-settings.js';
import { llamaAttention } from './llama.js';
import { llama3Frequencies, rotaryBuffer } from './rope.js';

/** Granite 3 and 4's dense models: Llama with four factors. */
export const granite: Architecture = {
  names: ['GraniteForCausalLM'],
  ggufName: 'granite',
  tensors: { ...llamaAttention, ...gatedNetworkTensors },
  ignored: [rotaryBuffer],
  settings: (config) => ({
    ...decoderSettings(config, { ropeTensors: 'llama3' }),
    // Where llama.cpp is told nothing, it divides by the root of the head's length, as other models do.
    'attention.scale': float32(config.optionalNumber('attention_multiplier') ?? 1),
    embedding_scale: float32(config.optionalNumber('embedding_multiplier') ?? 1),
    residual_scale: float32(config.optionalNumber('residual_multiplier') ?? 1),
    logit_scale: float32(config.optionalNumber('logits_scaling') ?? 1),
  }),
  computedTensors: (config) => llama3Frequencies(config, headLength(config)),
};
