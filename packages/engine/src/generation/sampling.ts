import type { SamplingSettings } from '@puna/runtime';
import type { StatedOptions } from '../options/model-options.js';

/** A generation never runs longer than this many contexts (contract: scheduler, section 11). */
const longestInContexts = 10;

const samplingOptions = [
  'temperature',
  'topK',
  'topP',
  'minP',
  'typicalP',
  'repeatPenalty',
  'repeatLastTokens',
  'presencePenalty',
  'frequencyPenalty',
] as const satisfies readonly (keyof SamplingSettings & keyof StatedOptions)[];

/** How tokens are chosen, from a request's options. A negative seed means a random one. */
export function samplingSettings(options: StatedOptions): SamplingSettings {
  const { seed = -1 } = options;
  const stated = samplingOptions.filter((name) => options[name] !== undefined);
  return {
    ...Object.fromEntries(stated.map((name) => [name, options[name]])),
    ...(seed >= 0 ? { seed } : {}),
  };
}

/** The most tokens a generation may take; undefined where nobody set a limit. */
export function boundedMaxTokens({ maxTokens }: StatedOptions, contextLength: number): number | undefined {
  if (maxTokens === undefined) return undefined;
  const limit = longestInContexts * contextLength;
  return maxTokens < 0 ? limit : Math.min(maxTokens, limit);
}
