import type { Dispatcher } from 'undici';

/** So much may wait in memory for a reader before the connection is paused. */
const queueLimitBytes = 512 * 1024;

const discardLimitBytes = 64 * 1024;

/**
 * The bytes of an answer, in order, as they come. Where the connection breaks, everything that came is read before the
 * error is thrown: a stream of Node drops what is still in its buffer then.
 */
export class ResponseBody {
  readonly #controller: Dispatcher.DispatchController;
  #queue: Buffer[] = [];
  #queuedBytes = 0;
  #end: { readonly error?: Error } | undefined;
  #wake: (() => void) | undefined;

  constructor(controller: Dispatcher.DispatchController) {
    this.#controller = controller;
  }

  push(chunk: Buffer): void {
    this.#queue.push(chunk);
    this.#queuedBytes += chunk.byteLength;
    if (this.#queuedBytes >= queueLimitBytes) this.#controller.pause();
    this.#wake?.();
  }

  /** No more bytes come: all of them did, or `error` says why not. */
  end(error?: Error): void {
    this.#end ??= error === undefined ? {} : { error };
    this.#wake?.();
  }

  /** Yields the bytes. Leaving early closes the connection, since the rest is still on its way. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer, void, undefined> {
    try {
      for (;;) {
        const chunk = this.#queue.shift();
        if (chunk !== undefined) {
          this.#queuedBytes -= chunk.byteLength;
          if (this.#controller.paused && this.#queuedBytes < queueLimitBytes) this.#controller.resume();
          yield chunk;
        } else if (this.#end === undefined) {
          await this.#nextEvent();
        } else {
          if (this.#end.error) throw this.#end.error;
          return;
        }
      }
    } finally {
      this.close();
    }
  }

  /** Gives up what has not come yet. Does nothing where everything has. */
  close(): void {
    this.#queue = [];
    this.#queuedBytes = 0;
    if (this.#end !== undefined) return;
    const error = new Error('the rest of the answer is not needed');
    this.end(error);
    this.#controller.abort(error);
  }

  /** Reads a short rest, so that the connection can be used again, and closes a long one. */
  async discard(): Promise<void> {
    let bytes = 0;
    try {
      for await (const chunk of this) {
        bytes += chunk.byteLength;
        if (bytes > discardLimitBytes) break;
      }
    } catch {
      // The connection is gone, and nothing of it was wanted.
    }
  }

  /** The bytes up to a limit; the rest is given up. */
  async read(limitBytes: number): Promise<{ bytes: Buffer; truncated: boolean }> {
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of this) {
      chunks.push(chunk);
      length += chunk.byteLength;
      if (length > limitBytes) break;
    }
    return { bytes: Buffer.concat(chunks).subarray(0, limitBytes), truncated: length > limitBytes };
  }

  async #nextEvent(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    this.#wake = undefined;
  }
}
