import type { EventSupply } from './event-supply.js';

/** Hands events from the loop that makes them to the one who reads them. */
export class EventQueue<T> implements EventSupply<T> {
  #events: T[] = [];
  #end: { readonly error?: unknown } | undefined;
  #reader:
    | { readonly resolve: (result: IteratorResult<T, undefined>) => void; readonly reject: (error: unknown) => void }
    | undefined;

  #wake: (() => void) | undefined;

  /** Called when events that had piled up have been read. */
  onDrain: (() => void) | undefined;

  /** Events that were not read yet. */
  get size(): number {
    return this.#events.length;
  }

  push(event: T): void {
    if (this.#end !== undefined) return;
    const reader = this.#takeReader();
    if (reader === undefined) this.#events.push(event);
    else reader.resolve({ value: event, done: false });
  }

  /** Ends the stream after the events in it. */
  end(): void {
    if (this.#end !== undefined) return;
    this.#end = {};
    this.#takeReader()?.resolve({ value: undefined, done: true });
    this.#wake?.();
  }

  /** Ends the stream at once with an error: events that were not read are dropped. */
  fail(error: unknown): void {
    if (this.#end !== undefined) return;
    this.#end = { error };
    this.#events = [];
    this.#wake?.();
    const reader = this.#takeReader();
    if (reader === undefined) return;
    this.#end = {};
    reader.reject(error);
  }

  /**
   * Resolves when all events have been read, when the queue has ended, or when the signal aborts: whoever waits for this after
   * each event does not run ahead of the reader.
   */
  async drained(signal: AbortSignal): Promise<void> {
    if (this.#events.length === 0 || this.#end !== undefined || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        this.#wake = undefined;
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#wake = wake;
      signal.addEventListener('abort', wake);
    });
  }

  next(): Promise<IteratorResult<T, undefined>> {
    const event = this.#events.shift();
    if (event !== undefined) {
      if (this.#events.length === 0) {
        this.onDrain?.();
        this.#wake?.();
      }
      return Promise.resolve({ value: event, done: false });
    }
    if (this.#end === undefined) return new Promise((resolve, reject) => (this.#reader = { resolve, reject }));
    const { error } = this.#end;
    this.#end = {};
    return error === undefined ? Promise.resolve({ value: undefined, done: true }) : Promise.reject(error);
  }

  #takeReader() {
    const reader = this.#reader;
    this.#reader = undefined;
    return reader;
  }
}
