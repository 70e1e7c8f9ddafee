import type { SamplingSettings } from '@puna/runtime';
import type { ModelOptions } from '../options/model-options.js';

/** A generation never runs longer than this many contexts (contract: scheduler, section 11). */
const longestInContexts = 10;

/** How tokens are chosen, from a request's options. A negative seed means a random one. */
export function samplingSettings(options: ModelOptions): SamplingSettings {
  return {
    temperature: options.temperature,
    topK: options.topK,
    topP: options.topP,
    minP: options.minP,
    typicalP: options.typicalP,
    repeatPenalty: options.repeatPenalty,
    repeatLastTokens: options.repeatLastTokens,
    presencePenalty: options.presencePenalty,
    frequencyPenalty: options.frequencyPenalty,
    ...(options.seed >= 0 ? { seed: options.seed } : {}),
  };
}

/** The most tokens a generation may take. */
export function boundedMaxTokens(options: ModelOptions, contextLength: number): number {
  const limit = longestInContexts * contextLength;
  return options.maxTokens < 0 ? limit : Math.min(options.maxTokens, limit);
}
