import { UnsupportedModelError } from '../errors/unsupported-model-error.js';
import type { Settings } from '../model-files/settings.js';
import { gelus } from './activation.js';
import type { Architecture, TensorTable } from './architecture.js';
import {
  decoderSettings,
  decoderTensors,
  gatedNetworkTensors,
  headLength,
  optionalCount,
  optionalFloat,
} from './decoder-settings.js';
import { plusOne } from './norms.js';

/** The tensors of Gemma 2 and 3: norms before and behind each part of a layer. The output is the embedding. */
export const gemmaTensors: TensorTable = {
  ...decoderTensors,
  ...gatedNetworkTensors,
  norm: plusOne('output_norm'),
  'layers.*.input_layernorm': plusOne('blk.*.attn_norm'),
  'layers.*.post_attention_layernorm': plusOne('blk.*.post_attention_norm'),
  'layers.*.pre_feedforward_layernorm': plusOne('blk.*.ffn_norm'),
  'layers.*.post_feedforward_layernorm': plusOne('blk.*.post_ffw_norm'),
};

/**
 * llama.cpp computes what queries are divided by from the number of layers: the largest model of each generation uses the
 * embedding's length over the number of heads, all others the heads' length.
 */
export function requireQueryScale(config: Settings, layersOfLargest: number): void {
  const isLargest = config.count('num_hidden_layers') === layersOfLargest;
  const expected = isLargest ? config.count('hidden_size') / config.count('num_attention_heads') : headLength(config);
  const scale = config.optionalNumber('query_pre_attn_scalar') ?? expected;
  if (scale === expected) return;
  throw new UnsupportedModelError(`query_pre_attn_scalar is ${scale}; llama.cpp computes with ${expected}`);
}

export const gemma2: Architecture = {
  names: ['Gemma2ForCausalLM'],
  ggufName: 'gemma2',
  tensors: gemmaTensors,
  ignored: [/^lm_head\./u],
  settings: (config) => {
    requireQueryScale(config, 46);
    return {
      ...decoderSettings(config, { activations: gelus }),
      attn_logit_softcapping: optionalFloat(config.optionalNumber('attn_logit_softcapping')),
      final_logit_softcapping: optionalFloat(config.optionalNumber('final_logit_softcapping')),
      'attention.sliding_window': optionalCount(config.optionalCount('sliding_window')),
    };
  },
};
