/**
 * A stream of events that begins when the first one is read. Leaving it early ends the work at once, also while an event
 * is being waited for.
 */
export class EventStream<T> implements AsyncIterableIterator<T, undefined> {
  readonly #begin: () => AsyncGenerator<T, void, undefined>;
  readonly #abort: () => void;
  #events: AsyncGenerator<T, void, undefined> | undefined;
  #left = false;

  constructor(begin: () => AsyncGenerator<T, void, undefined>, abort: () => void) {
    this.#begin = begin;
    this.#abort = abort;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<T, undefined>> {
    if (this.#left) return { value: undefined, done: true };
    this.#events ??= this.#begin();
    try {
      const result = await this.#events.next();
      return result.done === true ? { value: undefined, done: true } : result;
    } catch (error) {
      if (this.#left) return { value: undefined, done: true };
      throw error;
    }
  }

  async return(): Promise<IteratorResult<T, undefined>> {
    this.#left = true;
    this.#abort();
    // What fails now is what was aborted.
    await this.#events?.return().catch(() => {});
    return { value: undefined, done: true };
  }
}
