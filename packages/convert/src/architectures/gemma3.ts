import { UnsupportedModelError } from '../errors/unsupported-model-error.js';
import type { Settings } from '../model-files/settings.js';
import { bool, float32, list, uint32, type TypedValue } from '../writing/metadata-values.js';
import { gelus } from './activation.js';
import type { Architecture } from './architecture.js';
import { decoderSettings, optionalCount, optionalFloat } from './decoder-settings.js';
import { gemmaTensors, requireQueryScale } from './gemma2.js';
import { plusOne } from './norms.js';
import { ropeBase, ropeBaseOf } from './rope.js';

/** Every so many layers one sees the whole context, unless the configuration says otherwise: llama.cpp knows that. */
const usualPattern = 6;

/** Which layers see a window only: every how many one sees all, or a list where they do not follow each other so. */
function windowPattern(config: Settings): TypedValue | undefined {
  const hasWindow = config.optionalList('layer_types')?.map((type) => type === 'sliding_attention');
  if (hasWindow === undefined)
    return patternOf(config.optionalCount('sliding_window_pattern', '_sliding_window_pattern'));
  const first = hasWindow.indexOf(false) + 1;
  const isRegular = first > 0 && hasWindow.every((value, layer) => value === ((layer + 1) % first !== 0));
  return isRegular ? patternOf(first) : list('bool', hasWindow);
}

function patternOf(period: number | undefined): TypedValue | undefined {
  return period === undefined || period === usualPattern ? undefined : uint32(period);
}

/** The text part of Gemma 3. What belongs to pictures is left out. */
export const gemma3: Architecture = {
  names: ['Gemma3ForCausalLM', 'Gemma3ForConditionalGeneration'],
  ggufName: 'gemma3',
  tensors: {
    ...gemmaTensors,
    'layers.*.self_attn.q_norm': plusOne('blk.*.attn_q_norm'),
    'layers.*.self_attn.k_norm': plusOne('blk.*.attn_k_norm'),
  },
  ignored: [/^lm_head\./u, /^vision_tower\./u, /^multi_modal_projector\./u],
  settings: (config) => {
    requireQueryScale(config, 62);
    if (config.has('attn_logit_softcapping')) {
      throw new UnsupportedModelError('attn_logit_softcapping is not supported for Gemma 3');
    }
    // transformers leaves values out of config.json that are its own defaults.
    const complete = config.withDefaults({
      max_position_embeddings: 131_072,
      num_attention_heads: 8,
      num_key_value_heads: 4,
      head_dim: 256,
      rms_norm_eps: 1e-6,
    });
    return {
      ...decoderSettings(complete, { activations: gelus }),
      'rope.freq_base': float32(ropeBase(complete) ?? 1_000_000),
      'rope.freq_base_swa': float32(ropeBaseOf(complete, 'sliding_attention', 'rope_local_base_freq') ?? 10_000),
      'attention.sliding_window': optionalCount(complete.optionalCount('sliding_window')),
      'attention.sliding_window_pattern': windowPattern(complete),
      final_logit_softcapping: optionalFloat(complete.optionalNumber('final_logit_softcapping')),
      'attention.causal': complete.optionalBoolean('use_bidirectional_attention') === true ? bool(false) : undefined,
    };
  },
};
