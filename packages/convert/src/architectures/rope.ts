import { UnsupportedModelError } from '../errors/unsupported-model-error.js';
import type { Settings } from '../model-files/settings.js';
import { float32, text, uint32, type TypedValue } from '../writing/metadata-values.js';
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
  const type = ropeParameters(config)?.optionalText('rope_type', 'type')?.toLowerCase() ?? 'default';
  return type === 'su' ? 'longrope' : type;
}

/** Ways of stretching that only some architectures have: they become tensors. */
export type RopeTensors = 'llama3' | 'longrope';

/**
 * Base and scaling, as metadata.
 *
 * @param tensors the way for which the architecture computes a tensor
 * @throws {UnsupportedModelError} for ways that llama.cpp does not compute for this architecture.
 */
export function ropeSettings(config: Settings, tensors?: RopeTensors): SettingTable {
  const base = ropeBase(config);
  return { 'rope.freq_base': base === undefined ? undefined : float32(base), ...scalingSettings(config, tensors) };
}

function scalingSettings(config: Settings, tensors: RopeTensors | undefined): SettingTable {
  const parameters = ropeParameters(config);
  const type = ropeType(config);
  // `dynamic` begins where the context of the training ends.
  if (parameters === undefined || type === 'default' || type === 'dynamic') return {};
  if (type === 'linear') {
    return { 'rope.scaling.type': text('linear'), 'rope.scaling.factor': float32(parameters.number('factor')) };
  }
  if (type === 'llama3' && tensors === 'llama3') return {};
  if (type === 'longrope' && tensors === 'longrope') return { 'rope.scaling.type': text('longrope') };
  if (type === 'yarn') return yarnSettings(config, parameters);
  throw new UnsupportedModelError(`rope scaling of the type ${JSON.stringify(type)} is not supported here`);
}

function yarnSettings(config: Settings, parameters: Settings): SettingTable {
  const factor = parameters.number('factor');
  const optional = (key: string, ...names: readonly string[]): SettingTable => {
    const value = parameters.optionalNumber(...names);
    return value === undefined ? {} : { [`rope.scaling.${key}`]: float32(value) };
  };
  return {
    'rope.scaling.type': text('yarn'),
    'rope.scaling.factor': float32(factor),
    'rope.scaling.original_context_length': uint32(originalContext(config)),
    'rope.scaling.attn_factor': yarnAttention(parameters, factor),
    ...optional('yarn_ext_factor', 'extrapolation_factor'),
    ...optional('yarn_beta_fast', 'beta_fast'),
    ...optional('yarn_beta_slow', 'beta_slow'),
  };
}

/** What the attention is scaled by, for llama.cpp: what differs from the scale that it computes from the factor. */
function yarnAttention(parameters: Settings, factor: number): TypedValue | undefined {
  const scale = (weight: number): number => (factor <= 1 ? 1 : 0.1 * weight * Math.log(factor) + 1);
  const [part, whole] = [parameters.optionalNumber('mscale') ?? 0, parameters.optionalNumber('mscale_all_dim') ?? 0];
  const own =
    parameters.optionalNumber('attention_factor', 'attn_factor') ??
    (part !== 0 && whole !== 0 ? scale(part) / scale(whole) : undefined);
  return own === undefined ? undefined : float32(own / scale(1));
}

/** How long the context was in the first training. */
export function originalContext(config: Settings): number {
  const names = ['original_max_position_embeddings'] as const;
  const own = ropeParameters(config)?.optionalCount(...names) ?? config.optionalCount(...names);
  return own ?? config.count('max_position_embeddings');
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
  const context =
    parameters.optionalNumber('original_max_position_embeddings') ??
    config.optionalNumber('original_max_position_embeddings') ??
    8192;
  const values = Array.from({ length: headLength / 2 }, (_, index) => {
    const wavelength = 2 * Math.PI * base ** ((2 * index) / headLength);
    if (wavelength < context / high) return 1;
    if (wavelength > context / low) return factor;
    const smooth = (context / wavelength - low) / (high - low);
    return 1 / ((1 - smooth) / factor + smooth);
  });
  return [{ name: 'rope_freqs.weight', values }];
}
