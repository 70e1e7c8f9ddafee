import type { SamplingSettings, Warning } from '@puna/runtime';
import type { JsonObject } from '@puna/runtime/adapter';
import type { EngineTraits } from '../engines/engine-traits.js';

/** Fields of a request, and what could not be put into one. */
export interface RequestFields {
  readonly fields: JsonObject;
  readonly warnings: readonly Warning[];
}

/** The value with which each setting leaves its step out: nothing is lost where an engine lacks the field. */
const neutral = { topK: 0, minP: 0, typicalP: 1, repeatPenalty: 1 } as const;
const extraSettings = ['topK', 'minP', 'typicalP', 'repeatPenalty', 'repeatLastTokens'] as const;

/** The sampling settings as fields of a request. Absent ones leave their steps out, where the engine's own default is known to be another. */
export function samplingFields(sampling: SamplingSettings, traits: EngineTraits): RequestFields {
  const fields: Record<string, unknown> = { ...traits.neutralFields };
  const warnings: Warning[] = [];
  const { temperature, topP, seed, presencePenalty, frequencyPenalty, logitBias } = sampling;
  if (temperature !== undefined) fields['temperature'] = temperature;
  if (topP !== undefined) fields['top_p'] = topP;
  if (seed !== undefined && seed >= 0) fields['seed'] = seed;
  if (presencePenalty !== undefined) fields['presence_penalty'] = presencePenalty;
  if (frequencyPenalty !== undefined) fields['frequency_penalty'] = frequencyPenalty;
  if (logitBias !== undefined) fields['logit_bias'] = logitBias;
  for (const option of extraSettings) {
    const value = sampling[option];
    const field = traits.extraFields[option];
    if (value === undefined) continue;
    if (field !== undefined) fields[field] = option === 'topK' && value === 0 ? traits.topKOff : value;
    else if (matters(option, sampling)) warnings.push(unsupported(option));
  }
  return { fields, warnings };
}

function matters(option: (typeof extraSettings)[number], sampling: SamplingSettings): boolean {
  if (option === 'repeatLastTokens') return (sampling.repeatPenalty ?? 1) !== 1;
  return sampling[option] !== neutral[option];
}

function unsupported(option: string): Warning {
  return { type: 'unsupported-option', option, message: `The engine that runs this model does not know ${option}.` };
}
