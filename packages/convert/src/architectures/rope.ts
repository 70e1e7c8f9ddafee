import { UnsupportedModelError } from '../errors/unsupported-model-error.js';
import type { Settings } from '../model-files/settings.js';
import { float32, text, uint32 } from '../writing/metadata-values.js';
import type { ComputedTensor, SettingTable } from './architecture.js';

/**
 * The settings of rotary embeddings: `rope_parameters` since transformers 5, `rope_scaling` before. Where layers with and
 * without a sliding window have settings of their own, those of the full attention.
 */
export function ropeParameters(config: Settings): Settings | undefined {
  const parameters = config.section('rope_parameters', 'rope_scaling');
  return parameters?.section('full_attention') ?? parameters;
}

/** The base of the angles' frequencies. */
export function ropeBase(config: Settings): number | undefined {
  return ropeParameters(config)?.optionalNumber('rope_theta') ?? config.optionalNumber('rope_theta', 'rotary_emb_base');
}

/**
 * The base in layers of one kind, where layers with and without a window differ.
 *
 * @param oldName its name before transformers 5
 */
export function ropeBaseOf(
  config: Settings,
  kind: 'full_attention' | 'sliding_attention',
  oldName: string,
): number | undefined {
  const own = config.section('rope_parameters')?.section(kind)?.optionalNumber('rope_theta');
  return own ?? config.optionalNumber(oldName);
}

/** Which part of a head is turned; absent where the configuration does not say. */
export function rotaryPart(config: Settings, ...oldNames: readonly string[]): number | undefined {
  const own = ropeParameters(config)?.optionalNumber('partial_rotary_factor');
  return own ?? config.optionalNumber('partial_rotary_factor', ...oldNames);
}

/** Old checkpoints keep the angles' frequencies, which llama.cpp computes. */
export const rotaryBuffer = /\.rotary_emb\.inv_freq$/u;

/** The way in which the context is stretched; `default` where it is not. */
export function ropeType(config: Settings): string {
  return ropeParameters(config)?.optionalText('rope_type', 'type')?.toLowerCase() ?? 'default';
}

/** Base and scaling, as metadata. Llama 3's scaling becomes a tensor: `llama3Frequencies`. */
export function ropeSettings(config: Settings): SettingTable {
  const base = ropeBase(config);
  return { 'rope.freq_base': base === undefined ? undefined : float32(base), ...scalingSettings(config) };
}

function scalingSettings(config: Settings): SettingTable {
  const parameters = ropeParameters(config);
  const type = ropeType(config);
  if (parameters === undefined || type === 'default' || type === 'llama3') return {};
  if (type === 'linear') {
    return { 'rope.scaling.type': text('linear'), 'rope.scaling.factor': float32(parameters.number('factor')) };
  }
  if (type === 'longrope' || type === 'su') return { 'rope.scaling.type': text('longrope') };
  if (type !== 'yarn') throw new UnsupportedModelError(`rope scaling of the type ${JSON.stringify(type)} is not known`);
  const optional = (key: string, ...names: readonly string[]): SettingTable => {
    const value = parameters.optionalNumber(...names);
    return value === undefined ? {} : { [`rope.scaling.${key}`]: float32(value) };
  };
  return {
    'rope.scaling.type': text('yarn'),
    'rope.scaling.factor': float32(parameters.number('factor')),
    'rope.scaling.original_context_length': uint32(
      parameters.optionalCount('original_max_position_embeddings') ?? config.count('max_position_embeddings'),
    ),
    ...optional('yarn_ext_factor', 'extrapolation_factor'),
    ...optional('yarn_attn_factor', 'attention_factor', 'attn_factor'),
    ...optional('yarn_beta_fast', 'beta_fast'),
    ...optional('yarn_beta_slow', 'beta_slow'),
  };
}

/**
 * What the angles' frequencies are divided by, where the model scales them as Llama 3.1 does: high frequencies stay, low
 * ones are slowed by the whole factor, those between by a part of it.
 */
export function llama3Frequencies(config: Settings, headLength: number): readonly ComputedTensor[] {
  const parameters = ropeParameters(config);
  if (parameters === undefined || ropeType(config) !== 'llama3') return [];
  const base = ropeBase(config) ?? 10_000;
  const factor = parameters.optionalNumber('factor') ?? 8;
  const low = parameters.optionalNumber('low_freq_factor') ?? 1;
  const high = parameters.optionalNumber('high_freq_factor') ?? 4;
  const context = parameters.optionalNumber('original_max_position_embeddings') ?? 8192;
  const values = Array.from({ length: headLength / 2 }, (_, index) => {
    const wavelength = 2 * Math.PI * base ** ((2 * index) / headLength);
    if (wavelength < context / high) return 1;
    if (wavelength > context / low) return factor;
    const smooth = (context / wavelength - low) / (high - low);
    return 1 / ((1 - smooth) / factor + smooth);
  });
  return [{ name: 'rope_freqs.weight', values }];
}
