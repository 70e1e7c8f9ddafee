import { ModelFilesError } from '../errors/model-files-error.js';
import type { Settings } from '../model-files/settings.js';
import { float32, uint32, type TypedValue } from '../writing/metadata-values.js';
import type { Architecture, ComputedTensor } from './architecture.js';
import { decoderSettings, decoderTensors, headLength } from './decoder-settings.js';
import { originalContext, ropeParameters, ropeType, rotaryPart } from './rope.js';

/** How many numbers of a head are turned: all, or a part (Phi-4 mini). */
function rotaryLength(config: Settings): number {
  return Math.floor((rotaryPart(config) ?? 1) * headLength(config));
}

/** What the attention is scaled by where the context is longer than the one that the model was first trained with. */
function attentionFactor(config: Settings): TypedValue | undefined {
  if (ropeType(config) !== 'longrope') return undefined;
  const own = ropeParameters(config)?.optionalNumber('attention_factor');
  if (own !== undefined) return float32(own);
  const original = originalContext(config);
  const scale = config.count('max_position_embeddings') / original;
  return float32(scale <= 1 ? 1 : Math.sqrt(1 + Math.log(scale) / Math.log(original)));
}

/** The factors of the angles' frequencies, for long contexts and short ones. */
function ropeFactors(config: Settings): readonly ComputedTensor[] {
  if (ropeType(config) !== 'longrope') return [];
  const parameters = ropeParameters(config);
  const long = parameters?.optionalNumbers('long_factor');
  const short = parameters?.optionalNumbers('short_factor');
  const count = rotaryLength(config) / 2;
  if (short?.length !== count || long?.length !== count) {
    throw new ModelFilesError(`config.json: short_factor and long_factor must have ${count} numbers each`);
  }
  return [
    { name: 'rope_factors_long.weight', values: long },
    { name: 'rope_factors_short.weight', values: short },
  ];
}

/** Phi-3, Phi-3.5 and Phi-4. */
export const phi3: Architecture = {
  names: ['Phi3ForCausalLM'],
  ggufName: 'phi3',
  tensors: {
    ...decoderTensors,
    'layers.*.self_attn.qkv_proj': 'blk.*.attn_qkv',
    'layers.*.mlp.gate_up_proj': 'blk.*.ffn_up',
    'layers.*.mlp.down_proj': 'blk.*.ffn_down',
  },
  settings: (config) => ({
    'rope.scaling.attn_factor': attentionFactor(config),
    ...decoderSettings(config, { ropeTensors: 'longrope' }),
    'rope.dimension_count': uint32(rotaryLength(config)),
    'rope.scaling.original_context_length': uint32(originalContext(config)),
    // By a window of 0 llama.cpp tells Phi-4 from the others.
    'attention.sliding_window': uint32(config.optionalNumber('sliding_window') ?? 0),
  }),
  computedTensors: ropeFactors,
};
