import type { EventSupply } from './event-supply.js';

/** Work that has begun: its events, and how to end it early. */
export interface RunningWork<T> {
  readonly events: EventSupply<T>;

  /** Ends it, if it has not ended. */
  readonly cancel: () => void;
}

/**
 * A stream of events that begins when the first one is read. Leaving it early, or aborting the signal, ends the work at
 * once, also while an event is being waited for.
 */
export class EventStream<T> implements AsyncIterableIterator<T, undefined> {
  readonly #begin: () => RunningWork<T>;
  readonly #signal: AbortSignal | undefined;
  #work: RunningWork<T> | undefined;
  #ended = false;

  constructor(begin: () => RunningWork<T>, signal: AbortSignal | undefined) {
    this.#begin = begin;
    this.#signal = signal;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<T, undefined>> {
    if (this.#ended) return { value: undefined, done: true };
    try {
      const result = await this.#start().events.next();
      if (result.done === true) this.#end();
      return result;
    } catch (error) {
      this.#end();
      throw error;
    }
  }

  return(): Promise<IteratorResult<T, undefined>> {
    this.#end();
    return Promise.resolve({ value: undefined, done: true });
  }

  #start(): RunningWork<T> {
    if (this.#work !== undefined) return this.#work;
    this.#signal?.throwIfAborted();
    this.#work = this.#begin();
    this.#signal?.addEventListener('abort', this.#abort, { once: true });
    return this.#work;
  }

  readonly #abort = (): void => {
    this.#work?.events.fail(this.#signal?.reason);
    this.#work?.cancel();
  };

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#signal?.removeEventListener('abort', this.#abort);
    this.#work?.cancel();
    this.#work?.events.end();
  }
}
