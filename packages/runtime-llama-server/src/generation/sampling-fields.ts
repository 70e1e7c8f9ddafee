import type { SamplingSettings } from '@puna/runtime';
import { checkedBias, type JsonObject } from '@puna/runtime/adapter';

/** Steps that are off, as the server writes it. */
const allOff: JsonObject = { top_k: 0, top_p: 1, min_p: 0, typical_p: 1, repeat_penalty: 1 };

const defaultTemperature = 0.8;
const defaultRepeatWindow = 64;

/** llama.cpp chooses a seed itself where it is given this one (`LLAMA_DEFAULT_SEED`). */
const randomSeed = 0xff_ff_ff_ff;

/**
 * The sampling settings as `/completion` takes them. The server's own defaults are for another taste, so that a step that
 * is off is told to be off; and it is left out of `samplers`, since each one walks over the whole vocabulary.
 *
 * @throws InvalidRequestError where a bias names a token that the vocabulary does not have.
 */
export function samplingFields(
  settings: SamplingSettings,
  model: { readonly contextLength: number; readonly vocabularySize: number },
): JsonObject {
  const { temperature = defaultTemperature, seed } = settings;
  const penalties = penaltyFields(settings, model.contextLength);
  const filters = temperature <= 0 ? {} : filterFields(settings);
  return {
    temperature: Math.max(0, temperature),
    seed: seed === undefined || seed < 0 ? randomSeed : Math.trunc(seed) % randomSeed,
    ...allOff,
    ...penalties,
    ...filters,
    samplers: [...(Object.keys(penalties).length > 0 ? ['penalties'] : []), ...samplersOf(filters), 'temperature'],
    logit_bias: checkedBias(settings.logitBias, model.vocabularySize),
  };
}

/** Order and names are llama.cpp's own. */
const filterSamplers = [
  ['top_k', 'top_k'],
  ['typical_p', 'typ_p'],
  ['top_p', 'top_p'],
  ['min_p', 'min_p'],
] as const;

function samplersOf(filters: JsonObject): readonly string[] {
  return filterSamplers.filter(([field]) => field in filters).map(([, sampler]) => sampler);
}

function filterFields({ topK = 0, topP = 1, minP = 0, typicalP = 1 }: SamplingSettings): JsonObject {
  return {
    ...(topK > 0 ? { top_k: Math.trunc(topK) } : {}),
    ...(typicalP < 1 && typicalP > 0 ? { typical_p: typicalP } : {}),
    ...(topP < 1 ? { top_p: Math.max(0, topP) } : {}),
    ...(minP > 0 ? { min_p: Math.min(1, minP) } : {}),
  };
}

function penaltyFields(settings: SamplingSettings, contextLength: number): JsonObject {
  const { repeatPenalty = 1, presencePenalty = 0, frequencyPenalty = 0 } = settings;
  const { repeatLastTokens = defaultRepeatWindow } = settings;
  const window = repeatLastTokens < 0 ? contextLength : Math.trunc(repeatLastTokens);
  if (window === 0 || (repeatPenalty === 1 && presencePenalty === 0 && frequencyPenalty === 0)) return {};
  return {
    repeat_last_n: window,
    repeat_penalty: repeatPenalty,
    presence_penalty: presencePenalty,
    frequency_penalty: frequencyPenalty,
  };
}
