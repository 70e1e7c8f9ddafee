import type { LoadSettings, ModelFiles, Warning } from '@puna/runtime';
import type { ModelFolder } from '../files/model-folder.js';

/** Tokens that are read in one step unless told otherwise. See the README for the measurement. */
const defaultBatchSize = 128;

/** The settings after what the model and this adapter can't do was taken out. */
export interface EffectiveSettings {
  readonly contextLength: number;
  readonly trainedContextLength: number;
  readonly slots: number;
  readonly batchSize: number;
  readonly threads: number | undefined;

  /** Whether a prompt that is too long may be cut. */
  readonly cutsPrompts: boolean;
}

/** Settings that mean nothing to ONNX Runtime, and why. */
const unsupported: readonly (readonly [keyof LoadSettings, string])[] = [
  ['gpuLayers', 'Layers are not put on a GPU one by one: the option executionProviders chooses where all is computed.'],
  ['mainGpu', 'The GPU can not be chosen in this runtime.'],
  ['flashAttention', 'How attention is computed is part of an ONNX graph.'],
  ['cacheType', 'The number format of the cache is part of an ONNX graph.'],
];

/** Works out the settings that a model is really loaded with, and says which of them differ from what was asked. */
export function effectiveSettings(
  settings: LoadSettings,
  files: ModelFiles,
  { task }: ModelFolder,
  trained: number | undefined,
): { readonly settings: EffectiveSettings; readonly warnings: readonly Warning[] } {
  const warnings: Warning[] = [];
  const trainedContextLength = trained ?? settings.contextLength;
  const contextLength = Math.max(1, Math.min(settings.contextLength, trainedContextLength));
  if (contextLength < settings.contextLength)
    warnings.push({
      type: 'adjusted-option',
      option: 'contextLength',
      message: `The model was trained with ${trainedContextLength} tokens; the context has that length.`,
    });
  for (const [option, message] of unsupported) {
    if (isAsked(option, settings)) warnings.push({ type: 'unsupported-option', option, message });
  }
  if (settings.contextShift === true && task === 'generation')
    warnings.push({
      type: 'unsupported-option',
      option: 'contextShift',
      message: 'An ONNX graph keeps positions inside of its cache: a full context ends the answer.',
    });
  if (files.draft !== undefined || (settings.draftTokens ?? 0) > 0)
    warnings.push({
      type: 'unsupported-option',
      option: 'draftTokens',
      message: 'Speculative decoding is not supported by this runtime; the draft model is not used.',
    });
  const { batchSize = defaultBatchSize, threads, contextShift = true } = settings;
  return {
    settings: {
      contextLength,
      trainedContextLength,
      slots: Math.max(1, Math.trunc(settings.slots)),
      batchSize: Math.max(1, Math.trunc(batchSize)),
      threads,
      cutsPrompts: contextShift,
    },
    warnings,
  };
}

/** Whether a setting asks for something: no layers on a GPU are what there is anyway. */
function isAsked(option: keyof LoadSettings, settings: LoadSettings): boolean {
  const value = settings[option];
  if (option === 'gpuLayers') return typeof value === 'number' && value > 0;
  return value !== undefined && value !== false;
}
