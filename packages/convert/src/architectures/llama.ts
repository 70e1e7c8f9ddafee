import type { Settings } from '../model-files/settings.js';
import { pairRotaryRows, type Weight } from '../weights/weight.js';
import type { Architecture, TensorTable } from './architecture.js';
import { decoderSettings, decoderTensors, gatedNetworkTensors, headLength, keyValueHeads } from './decoder-settings.js';
import { llama3Frequencies, rotaryBuffer } from './rope.js';

/** The tensors of Llama's attention, with rotary pairs brought together. */
export const llamaAttention = {
  ...decoderTensors,
  'layers.*.self_attn.q_proj': {
    to: 'blk.*.attn_q',
    reorderRows: (weight: Weight, config: Settings) => pairRotaryRows(weight, config.count('num_attention_heads')),
  },
  'layers.*.self_attn.k_proj': {
    to: 'blk.*.attn_k',
    reorderRows: (weight: Weight, config: Settings) => pairRotaryRows(weight, keyValueHeads(config)),
  },
} as const satisfies TensorTable;

/** Llama 1 to 3, Mistral, SmolLM, and the many that are built alike. */
export const llama: Architecture = {
  names: ['LlamaForCausalLM', 'LLaMAForCausalLM', 'MistralForCausalLM', 'LlamaModel'],
  ggufName: 'llama',
  tensors: { ...llamaAttention, ...gatedNetworkTensors },
  ignored: [rotaryBuffer],
  settings: (config) => decoderSettings(config, { ropeTensors: 'llama3' }),
  computedTensors: (config) => llama3Frequencies(config, headLength(config)),
};
