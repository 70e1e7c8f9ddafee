const encoder = new TextEncoder();

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

function encodeEvent({ event, data }: SseEvent): Uint8Array {
  const name = event === undefined ? '' : `event: ${event}\n`;
  return encoder.encode(`${name}data: ${JSON.stringify(data)}\n\n`);
}

/**
 * Answers with server-sent events. The first is awaited before the answer begins, so a failure before it becomes a real
 * HTTP status: the returned promise rejects. Events are taken only as fast as the client reads them, and a client that
 * leaves ends them.
 */
export async function sseResponse(events: AsyncGenerator<SseEvent>, options: SseOptions): Promise<Response> {
  let pending: IteratorResult<SseEvent> | undefined = await events.next();
  const finish = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
    if (options.terminator !== undefined) controller.enqueue(encoder.encode(`data: ${options.terminator}\n\n`));
    controller.close();
  };
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const next = pending ?? (await events.next());
        pending = undefined;
        if (next.done) finish(controller);
        else controller.enqueue(encodeEvent(next.value));
      } catch (error) {
        options.onError(error);
        controller.enqueue(encodeEvent(options.encodeError(error)));
        finish(controller);
      }
    },
    async cancel() {
      await events.return(undefined);
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' } });
}
