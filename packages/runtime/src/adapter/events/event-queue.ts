import type { EventSupply } from './event-supply.js';

/** Hands events from the loop that makes them to the one who reads them. */
export class EventQueue<T> implements EventSupply<T> {
  #events: T[] = [];
  #end: { readonly error?: unknown } | undefined;
  #reader:
    | { readonly resolve: (result: IteratorResult<T, undefined>) => void; readonly reject: (error: unknown) => void }
    | undefined;

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
  }

  /** Ends the stream at once with an error: events that were not read are dropped. */
  fail(error: unknown): void {
    if (this.#end !== undefined) return;
    this.#end = { error };
    this.#events = [];
    const reader = this.#takeReader();
    if (reader === undefined) return;
    this.#end = {};
    reader.reject(error);
  }

  next(): Promise<IteratorResult<T, undefined>> {
    const event = this.#events.shift();
    if (event !== undefined) {
      if (this.#events.length === 0) this.onDrain?.();
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
