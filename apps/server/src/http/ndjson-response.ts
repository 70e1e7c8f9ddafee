import { encodeNdjson } from '@puna/protocol';

const encoder = new TextEncoder();

/** What a stream of lines needs besides its events. */
export interface NdjsonOptions<Event> {
  /** The line of an event; undefined leaves the event out. */
  readonly encode: (event: Event) => unknown;

  /** The line that tells a failure after the stream has begun. */
  readonly encodeError: (error: unknown) => unknown;

  /** Called with each failure, for the log. */
  readonly onError: (error: unknown) => void;
}

/**
 * Answers with a line of JSON for each event. The first event is awaited before the answer begins, so a failure before
 * it becomes a real HTTP status: the returned promise rejects. Lines are made only as fast as the client reads them,
 * and a client that leaves ends the events.
 */
export async function ndjsonResponse<Event>(
  events: AsyncGenerator<Event>,
  options: NdjsonOptions<Event>,
): Promise<Response> {
  const first = await events.next();
  let pending: IteratorResult<Event> | undefined = first;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        for (;;) {
          const next = pending ?? (await events.next());
          pending = undefined;
          if (next.done) return controller.close();
          const line = options.encode(next.value);
          if (line === undefined) continue;
          return controller.enqueue(encoder.encode(encodeNdjson(line)));
        }
      } catch (error) {
        options.onError(error);
        controller.enqueue(encoder.encode(encodeNdjson(options.encodeError(error))));
        controller.close();
      }
    },
    async cancel() {
      await events.return(undefined);
    },
  });
  return new Response(body, { headers: { 'content-type': 'application/x-ndjson' } });
}
