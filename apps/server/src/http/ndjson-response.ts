import { encodeNdjson } from '@puna/protocol';
import { streamResponse } from './stream-response.js';

/** What a stream of lines needs besides its events. */
export interface NdjsonOptions<Event> {
  /** The line of an event; undefined leaves the event out. */
  readonly encode: (event: Event) => unknown;

  /** The line that tells a failure after the stream has begun. */
  readonly encodeError: (error: unknown) => unknown;

  /** Called with each failure, for the log. */
  readonly onError: (error: unknown) => void;
}

/** Answers with a line of JSON for each event; see `streamResponse` for how a stream begins, waits and ends. */
export function ndjsonResponse<Event>(events: AsyncGenerator<Event>, options: NdjsonOptions<Event>): Promise<Response> {
  return streamResponse(events, {
    headers: { 'content-type': 'application/x-ndjson' },
    encode: (event) => {
      const line = options.encode(event);
      return line === undefined ? undefined : encodeNdjson(line);
    },
    encodeError: (error) => encodeNdjson(options.encodeError(error)),
    onError: options.onError,
  });
}
