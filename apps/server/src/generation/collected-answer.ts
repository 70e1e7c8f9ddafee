import type { GenerationEvent, ToolCallsEvent } from '@puna/engine';
import type { LogProbability } from '@puna/runtime';

/** The pieces of a whole answer, put together. */
export interface CollectedAnswer {
  readonly content: string;
  readonly thinking: string;
  readonly calls: ToolCallsEvent['calls'];
  readonly logProbabilities: readonly LogProbability[];
}

/** Puts the pieces of an answer together. */
export function collectAnswer(events: readonly GenerationEvent[]): CollectedAnswer {
  const textOf = (type: 'content' | 'thinking'): string =>
    events.map((event) => (event.type === type ? event.text : '')).join('');
  return {
    content: textOf('content'),
    thinking: textOf('thinking'),
    calls: events.flatMap((event) => (event.type === 'tool-calls' ? event.calls : [])),
    logProbabilities: events.flatMap((event) =>
      event.type === 'content' || event.type === 'thinking' ? (event.logProbabilities ?? []) : [],
    ),
  };
}
