const encoder = new TextEncoder();

/** Leaves no trace on the wire. */
const emptyChunk = new Uint8Array();

/** What a streamed answer needs besides its events. */
export interface StreamOptions<Event> {
  readonly headers: Readonly<Record<string, string>>;

  /** The text of an event; undefined leaves the event out. */
  readonly encode: (event: Event) => string | undefined;

  /** The text that tells a failure after the stream has begun. */
  readonly encodeError: (error: unknown) => string;

  /** Called with each failure, for the log. */
  readonly onError: (error: unknown) => void;

  /** The last text, also after a failure. Absent: none. */
  readonly terminator?: string | undefined;
}

/**
 * Answers with a text for each event. The first event is awaited before the answer begins, so a failure before it
 * becomes a real HTTP status: the returned promise rejects. Events are taken only as fast as the client reads them, and a
 * client that leaves ends them.
 */
export async function streamResponse<Event>(
  events: AsyncGenerator<Event>,
  options: StreamOptions<Event>,
): Promise<Response> {
  let pending: IteratorResult<Event> | undefined = await events.next();
  const nextText = async (): Promise<string | undefined> => {
    for (;;) {
      const next = pending ?? (await events.next());
      pending = undefined;
      if (next.done) return undefined;
      const text = options.encode(next.value);
      if (text !== undefined) return text;
    }
  };
  let begun = false;
  const send = (controller: ReadableStreamDefaultController<Uint8Array>, text: string): void => {
    controller.enqueue(encoder.encode(text));
    if (begun) return;
    begun = true;
    // The adapter to Node holds the first chunk back for a millisecond to see whether a second one makes the answer whole.
    // With two chunks at hand it sends at once.
    controller.enqueue(emptyChunk);
  };
  const finish = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
    if (options.terminator !== undefined) controller.enqueue(encoder.encode(options.terminator));
    controller.close();
  };
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const text = await nextText();
        if (text === undefined) finish(controller);
        else send(controller, text);
      } catch (error) {
        options.onError(error);
        controller.enqueue(encoder.encode(options.encodeError(error)));
        finish(controller);
      }
    },
    async cancel() {
      await events.return(undefined);
    },
  });
  return new Response(body, { headers: options.headers });
}
