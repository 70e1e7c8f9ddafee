import { UnsupportedModelError } from '../errors/unsupported-model-error.js';
import type { Settings } from '../model-files/settings.js';
import { float32 } from '../writing/metadata-values.js';
import type { Architecture } from './architecture.js';
import { bertIgnored, encoderSettings } from './bert.js';

/** Settings that llama.cpp computes with, whatever the configuration says. */
const fixed: Readonly<Record<string, unknown>> = {
  activation_function: 'swiglu',
  causal: false,
  qkv_proj_bias: false,
  mlp_fc1_bias: false,
  mlp_fc2_bias: false,
  prenorm: false,
  rotary_emb_fraction: 1,
  rotary_emb_interleaved: false,
};

function requireFixedSettings(config: Settings): void {
  for (const [name, expected] of Object.entries(fixed)) {
    const value = config.raw(name);
    if (value === undefined || value === expected) continue;
    throw new UnsupportedModelError(`${name} is ${JSON.stringify(value)}; llama.cpp computes with ${String(expected)}`);
  }
  if (config.has('rotary_emb_scale_base') || config.has('moe_every_n_layers')) {
    throw new UnsupportedModelError('rotary_emb_scale_base and moe_every_n_layers are not supported');
  }
}

/** The context that the model was trained with, which may be shorter than what it allows; by default as Nomic's code has it. */
function trainedContext(config: Settings): number {
  return Math.min(config.count('n_positions'), config.optionalCount('max_trained_positions') ?? 2_048);
}

/** Nomic's text encoder 1 and 1.5: BERT with rotary positions and a gate. */
export const nomicBert: Architecture = {
  names: ['NomicBertModel'],
  ggufName: 'nomic-bert',
  prefixes: ['bert.'],
  tensors: {
    'embeddings.word_embeddings': 'token_embd',
    'embeddings.token_type_embeddings': 'token_types',
    emb_ln: 'token_embd_norm',
    'encoder.layers.*.attn.Wqkv': 'blk.*.attn_qkv',
    'encoder.layers.*.attn.out_proj': 'blk.*.attn_output',
    'encoder.layers.*.norm1': 'blk.*.attn_output_norm',
    'encoder.layers.*.mlp.fc11': 'blk.*.ffn_up',
    'encoder.layers.*.mlp.fc12': 'blk.*.ffn_gate',
    'encoder.layers.*.mlp.fc2': 'blk.*.ffn_down',
    'encoder.layers.*.norm2': 'blk.*.layer_output_norm',
  },
  ignored: bertIgnored,
  settings: (config) => {
    requireFixedSettings(config);
    return {
      ...encoderSettings(config, trainedContext(config)),
      'rope.freq_base': float32(config.optionalNumber('rotary_emb_base') ?? 10_000),
    };
  },
};
