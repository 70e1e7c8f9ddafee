import type { SamplingSettings } from '@puna/runtime';
import { checkedBias } from '@puna/runtime/adapter';
import type { NativeGrammarState, NativeSamplerConfig } from '../native/binding.js';

const defaultTemperature = 0.8;
const defaultRepeatWindow = 64;

/** What besides the settings decides how tokens are chosen. */
export interface SamplerContext {
  /** The tokens of the prompt: penalties count them too. */
  readonly promptTokens: readonly number[];
  readonly contextLength: number;

  /** Token ids are below it. */
  readonly vocabularySize: number;
  readonly grammar?: NativeGrammarState | undefined;
}

/**
 * The settings as the native sampler takes them. A step that is off is left out altogether: each one walks over the whole
 * vocabulary for every token. The order of the steps is llama.cpp's own: bias, penalties, top-k, top-p, min-p, temperature.
 *
 * @throws InvalidRequestError where a bias names a token that the vocabulary does not have.
 */
export function samplerConfig(settings: SamplingSettings, context: SamplerContext): NativeSamplerConfig {
  return {
    ...choiceConfig(settings),
    ...penaltyConfig(settings, context),
    ...biasConfig(settings.logitBias, context.vocabularySize),
    ...(context.grammar === undefined ? {} : { grammarEvaluationState: context.grammar }),
  };
}

function choiceConfig(settings: SamplingSettings): NativeSamplerConfig {
  const { temperature = defaultTemperature, topK = 0, topP = 1, minP = 0, seed } = settings;
  if (temperature <= 0) return { temperature: 0 };
  return {
    temperature,
    ...(topK > 0 ? { topK: Math.trunc(topK) } : {}),
    ...(topP < 1 ? { topP: Math.max(0, topP) } : {}),
    ...(minP > 0 ? { minP } : {}),
    seed: seed === undefined || seed < 0 ? randomSeed() : Math.trunc(seed) % 2 ** 32,
  };
}

function penaltyConfig(
  settings: SamplingSettings,
  { promptTokens, contextLength }: SamplerContext,
): NativeSamplerConfig {
  const {
    repeatPenalty = 1,
    presencePenalty = 0,
    frequencyPenalty = 0,
    repeatLastTokens = defaultRepeatWindow,
  } = settings;
  const window = repeatLastTokens < 0 ? contextLength : Math.trunc(repeatLastTokens);
  if (window === 0 || (repeatPenalty === 1 && presencePenalty === 0 && frequencyPenalty === 0)) return {};
  return {
    repeatPenalty,
    repeatPenaltyPresencePenalty: presencePenalty,
    repeatPenaltyFrequencyPenalty: frequencyPenalty,
    repeatPenaltyMaxTokens: window,
    repeatPenaltyTokens: Uint32Array.from(promptTokens.slice(-window)),
  };
}

function biasConfig(bias: SamplingSettings['logitBias'], vocabularySize: number): NativeSamplerConfig {
  const entries = checkedBias(bias, vocabularySize);
  if (entries.length === 0) return {};
  return {
    tokenBiasKeys: Uint32Array.from(entries, ([token]) => token),
    tokenBiasValues: Float32Array.from(entries, ([, value]) => value),
  };
}

function randomSeed(): number {
  return Math.floor(Math.random() * 2 ** 32);
}
