import type { SamplingSettings } from '@puna/runtime';
import { checkedBias } from '@puna/runtime/adapter';
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
