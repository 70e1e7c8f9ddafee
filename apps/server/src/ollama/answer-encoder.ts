import type { GenerationDoneEvent, GenerationEvent, RenderedEvent } from '@puna/engine';

/** Turns the engine's events into the objects of one API. */
export interface AnswerEncoder<Answer> {
  /** One line of a stream; undefined for events that the API does not show. */
  line(event: GenerationEvent): Answer | undefined;

  /** All events as one object; `last` is the last of them. */
  whole(events: readonly GenerationEvent[], last: GenerationDoneEvent | RenderedEvent): Answer;
}
