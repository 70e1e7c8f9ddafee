import { UnsupportedModelError } from '../errors/unsupported-model-error.js';
import type { Settings } from '../model-files/settings.js';
import { uint32 } from '../writing/metadata-values.js';
import type { SettingTable, TensorTable } from './architecture.js';
import { optionalCount } from './decoder-settings.js';

/** The experts of Qwen's models: one tensor for each, or all together since transformers 5. */
export const expertTensors = {
  'layers.*.mlp.gate': 'blk.*.ffn_gate_inp',
  'layers.*.mlp.experts.#.gate_proj': 'blk.*.ffn_gate_exps',
  'layers.*.mlp.experts.#.up_proj': 'blk.*.ffn_up_exps',
  'layers.*.mlp.experts.#.down_proj': 'blk.*.ffn_down_exps',
  'layers.*.mlp.experts.gate_up_proj': { halves: ['blk.*.ffn_gate_exps', 'blk.*.ffn_up_exps'] },
  'layers.*.mlp.experts.down_proj': 'blk.*.ffn_down_exps',
} as const satisfies TensorTable;

/** How many experts there are and how large they are. llama.cpp has experts in every layer or in none. */
export function expertSettings(config: Settings): SettingTable {
  const hasDenseLayers = (config.optionalList('mlp_only_layers')?.length ?? 0) > 0;
  if (hasDenseLayers || (config.optionalNumber('decoder_sparse_step') ?? 1) !== 1) {
    throw new UnsupportedModelError('layers without experts (mlp_only_layers, decoder_sparse_step) are not supported');
  }
  return {
    expert_count: uint32(config.count('num_experts', 'num_local_experts')),
    expert_used_count: uint32(config.count('num_experts_per_tok')),
    expert_feed_forward_length: optionalCount(config.optionalCount('moe_intermediate_size')),
    expert_shared_feed_forward_length: optionalCount(config.optionalCount('shared_expert_intermediate_size')),
  };
}

/** Whether the chosen experts' weights are scaled to add up to 1 is fixed in llama.cpp. */
export function requireNormalizedExperts(config: Settings, expected: boolean): void {
  if ((config.optionalBoolean('norm_topk_prob') ?? expected) !== expected) {
    throw new UnsupportedModelError(`norm_topk_prob must be ${expected} for this architecture`);
  }
}
