import { uint32 } from '../writing/metadata-values.js';
import type { Architecture } from './architecture.js';
import { decoderSettings, headLength } from './decoder-settings.js';
import { llamaAttention } from './llama.js';
import { llama3Frequencies, rotaryBuffer } from './rope.js';

/** Mixtral: Llama with experts. */
export const mixtral: Architecture = {
  names: ['MixtralForCausalLM'],
  ggufName: 'llama',
  tensors: {
    ...llamaAttention,
    'layers.*.block_sparse_moe.gate': 'blk.*.ffn_gate_inp',
    'layers.*.block_sparse_moe.experts.#.w1': 'blk.*.ffn_gate_exps',
    'layers.*.block_sparse_moe.experts.#.w2': 'blk.*.ffn_down_exps',
    'layers.*.block_sparse_moe.experts.#.w3': 'blk.*.ffn_up_exps',
  },
  ignored: [rotaryBuffer],
  settings: (config) => ({
    ...decoderSettings(config, { ropeTensors: 'llama3' }),
    expert_count: uint32(config.count('num_local_experts', 'num_experts')),
    expert_used_count: uint32(config.count('num_experts_per_tok')),
  }),
  computedTensors: (config) => llama3Frequencies(config, headLength(config)),
};
