import { InvalidRequestError, type SamplingSettings, type Warning } from '@puna/runtime';
import { randomSeed } from './random.js';

const defaultTemperature = 0.8;
const defaultRepeatWindow = 64;

/** How tokens are chosen, with a value for everything. */
export interface SamplerOptions {
  readonly temperature: number;

  /** 0 leaves the step out. */
  readonly topK: number;

  /** 1 leaves the step out. */
  readonly topP: number;

  /** 0 leaves the step out. */
  readonly minP: number;
  readonly seed: number;
  readonly repeatPenalty: number;
  readonly presencePenalty: number;
  readonly frequencyPenalty: number;

  /** Tokens that the penalties look at; 0 leaves them out. */
  readonly penaltyWindow: number;

  /** Tokens and what is added to their logits. */
  readonly bias: readonly (readonly [number, number])[];
}

/** @throws InvalidRequestError where a bias names a token that the vocabulary does not have. */
export function samplerOptions(settings: SamplingSettings, vocabularySize: number): SamplerOptions {
  const { temperature = defaultTemperature, topK = 0, topP = 1, minP = 0, seed } = settings;
  const { repeatPenalty = 1, presencePenalty = 0, frequencyPenalty = 0 } = settings;
  const { repeatLastTokens = defaultRepeatWindow } = settings;
  const penalizes = repeatPenalty !== 1 || presencePenalty !== 0 || frequencyPenalty !== 0;
  const window = repeatLastTokens < 0 ? Number.POSITIVE_INFINITY : Math.trunc(repeatLastTokens);
  return {
    temperature,
    topK: Math.max(0, Math.trunc(topK)),
    topP: Math.max(0, topP),
    minP,
    seed: seed === undefined || seed < 0 ? randomSeed() : Math.trunc(seed) % 2 ** 32,
    repeatPenalty,
    presencePenalty,
    frequencyPenalty,
    penaltyWindow: penalizes ? window : 0,
    bias: checkedBias(settings.logitBias, vocabularySize),
  };
}

function checkedBias(bias: SamplingSettings['logitBias'] = {}, vocabularySize: number): SamplerOptions['bias'] {
  const entries = Object.entries(bias).map(([id, value]) => [Number(id), value] as const);
  for (const [token, value] of entries) {
    if (!Number.isInteger(token) || token < 0 || token >= vocabularySize) {
      throw new InvalidRequestError(
        `A bias is given for the token ${token}, but the ids of this model's tokens are whole numbers from 0 to ${vocabularySize - 1}.`,
        { token },
      );
    }
    if (!Number.isFinite(value))
      throw new InvalidRequestError(`The bias of the token ${token} is no number.`, { token });
  }
  return entries;
}

/** A warning for each setting that this runtime does not know. */
export function samplingWarnings(settings: SamplingSettings): readonly Warning[] {
  if (settings.typicalP === undefined || settings.typicalP === 1) return [];
  return [
    {
      type: 'unsupported-option',
      option: 'typicalP',
      message:
        'Locally typical sampling is not supported by this runtime and was left out; top-p and min-p sampling are.',
    },
  ];
}
