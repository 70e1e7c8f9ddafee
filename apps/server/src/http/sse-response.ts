import { streamResponse } from './stream-response.js';

/** One server-sent event. */
export interface SseEvent {
  /** The event's name; absent where the API names none. */
  readonly event?: string;

  /** Becomes JSON. */
  readonly data: unknown;
}

/** What a stream of server-sent events needs besides the events. */
export interface SseOptions {
  /** The event that tells a failure after the stream has begun. */
  readonly encodeError: (error: unknown) => SseEvent;

  /** Called with each failure, for the log. */
  readonly onError: (error: unknown) => void;

  /** Data of a last event, as it is, also after a failure: `[DONE]` in OpenAI's API. Absent: no such event. */
  readonly terminator?: string;
}

function encodeEvent({ event, data }: SseEvent): string {
  const name = event === undefined ? '' : `event: ${event}\n`;
  return `${name}data: ${JSON.stringify(data)}\n\n`;
}

/** Answers with server-sent events; see `streamResponse` for how a stream begins, waits and ends. */
export function sseResponse(events: AsyncGenerator<SseEvent>, options: SseOptions): Promise<Response> {
  const { terminator } = options;
  return streamResponse(events, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' },
    encode: encodeEvent,
    encodeError: (error) => encodeEvent(options.encodeError(error)),
    onError: options.onError,
    terminator: terminator === undefined ? undefined : `data: ${terminator}\n\n`,
  });
}
