import type { GenerationDoneEvent, GenerationUsage } from './generation-event.js';
import type { GenerationOutcome } from './run-generation.js';

/** When a request arrived and when its model was ready, from `performance.now()`. */
export interface RequestTimes {
  readonly arrived: number;
  readonly ready: number;
}

/** The last event of an answer. */
export function doneEvent(
  outcome: GenerationOutcome,
  times: RequestTimes,
  context?: readonly number[],
): GenerationDoneEvent {
  const { promptTokens, cachedPromptTokens, promptDuration, generatedTokens, generateDuration } = outcome.usage;
  const usage: GenerationUsage = {
    totalDuration: performance.now() - times.arrived,
    loadDuration: times.ready - times.arrived,
    promptTokens,
    cachedPromptTokens,
    promptDuration,
    generatedTokens,
    generateDuration,
  };
  return {
    type: 'done',
    reason: outcome.reason,
    usage,
    ...(outcome.stopText === undefined ? {} : { stopText: outcome.stopText }),
    ...(context === undefined ? {} : { context }),
  };
}
