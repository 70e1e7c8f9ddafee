import type { SamplingSettings, Warning } from '@puna/runtime';
import type { JsonObject } from '@puna/runtime/adapter';

/**
 * The fields of a request for the sampling settings that were given. The rest is left to the engine: a vendor may refuse
 * fields that it does not know. `top_k`, `min_p` and the repeat penalty are not OpenAI's, but vLLM, SGLang and llama-server
 * have them, the penalty under two names.
 */
export function samplingFields(sampling: SamplingSettings = {}): JsonObject {
  const { seed, repeatPenalty } = sampling;
  return {
    ...field('temperature', sampling.temperature),
    ...field('top_p', sampling.topP),
    ...field('top_k', sampling.topK),
    ...field('min_p', sampling.minP),
    ...field('presence_penalty', sampling.presencePenalty),
    ...field('frequency_penalty', sampling.frequencyPenalty),
    ...field('repetition_penalty', repeatPenalty),
    ...field('repeat_penalty', repeatPenalty),
    ...field('logit_bias', sampling.logitBias),
    ...field('seed', seed === undefined || seed < 0 ? undefined : seed),
  };
}

/** Warnings for settings that the API has no field for. */
export function samplingWarnings({ typicalP, repeatLastTokens }: SamplingSettings = {}): readonly Warning[] {
  const unknown: readonly string[] = [
    ...(typicalP !== undefined && typicalP !== 1 ? ['typicalP'] : []),
    ...(repeatLastTokens !== undefined ? ['repeatLastTokens'] : []),
  ];
  return unknown.map((option) => ({
    type: 'unsupported-option',
    option,
    message: `${option} was left out: the OpenAI API has no such setting.`,
  }));
}

function field(name: string, value: unknown): JsonObject {
  return value === undefined ? {} : { [name]: value };
}
