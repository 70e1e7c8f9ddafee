import type { LoadSettings, ModelFiles, Warning } from '@puna/runtime';
import type { ModelDescription } from '../gguf/describe-model.js';
import type { NativeBinding } from '../native/binding.js';

/** Sequences that llama.cpp can hold at once (`LLAMA_MAX_SEQ`). */
const mostSlots = 256;

/** llama.cpp can't move the positions of these caches (`llama_kv_cache::get_can_shift`); it would end the process. */
const architecturesWithoutShift: ReadonlySet<string> = new Set(['step35']);

/** The settings after what the model and this adapter can't do was taken out. */
export interface EffectiveSettings extends LoadSettings {
  readonly contextShift: boolean;

  /** The number of a tensor type of ggml. */
  readonly cacheTypeNumber: number | undefined;
}

/** Works out the settings that a model is really loaded with, and says which of them differ from what was asked. */
export function effectiveSettings(
  settings: LoadSettings,
  files: ModelFiles,
  description: ModelDescription,
  binding: NativeBinding,
): { readonly settings: EffectiveSettings; readonly warnings: readonly Warning[] } {
  const warnings: Warning[] = [];
  const warn = (type: Warning['type'], option: string, message: string): void =>
    void warnings.push({ type, option, message });
  const trained = description.trainedContextLength ?? settings.contextLength;
  const generates = description.pooling === undefined;
  const contextLength = Math.min(settings.contextLength, trained);
  if (contextLength < settings.contextLength)
    warn(
      'adjusted-option',
      'contextLength',
      `The model was trained with ${trained} tokens; the context has that length.`,
    );
  const slots = generates ? Math.max(1, Math.min(settings.slots, mostSlots)) : 1;
  if (slots !== settings.slots)
    warn(
      'adjusted-option',
      'slots',
      `The model is loaded with ${slots} slot(s); ${generates ? `${mostSlots} is the most` : 'embeddings are made one after the other'}.`,
    );
  const canShift = canShiftContext(description, binding);
  if (settings.contextShift === true && generates && !canShift) {
    warn(
      'unsupported-option',
      'contextShift',
      `The context of the architecture ${description.architecture} can't be shifted: a full one ends the answer.`,
    );
  }
  if (files.draft !== undefined || (settings.draftTokens ?? 0) > 0) {
    warn(
      'unsupported-option',
      'draftTokens',
      'Speculative decoding is not supported by this runtime; the draft model is not used.',
    );
  }
  if (settings.mainGpu !== undefined)
    warn('unsupported-option', 'mainGpu', 'The main GPU can not be chosen in this runtime.');
  const cacheTypeNumber =
    settings.cacheType === undefined ? undefined : binding.getGgmlType(settings.cacheType.toUpperCase());
  if (settings.cacheType !== undefined && cacheTypeNumber === undefined) {
    warn(
      'unsupported-option',
      'cacheType',
      `The cache type ${settings.cacheType} is unknown; f16 is used. Known are f16, q8_0 and q4_0.`,
    );
  }
  const contextShift = (settings.contextShift ?? true) && generates && canShift;
  return { settings: { ...settings, contextLength, slots, contextShift, cacheTypeNumber }, warnings };
}

function canShiftContext(description: ModelDescription, binding: NativeBinding): boolean {
  const { architecture, multidimensionalPositions } = description;
  if (multidimensionalPositions || architecturesWithoutShift.has(architecture)) return false;
  return binding.getIsArchRecurrent(architecture) !== true && binding.getIsArchHybrid(architecture) !== true;
}
