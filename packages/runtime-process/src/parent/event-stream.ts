import type { GenerateEvent } from '@puna/runtime';
import { eventWindow } from '../messages.js';

type Result = IteratorResult<GenerateEvent, undefined>;
type Reader = { readonly resolve: (result: Result) => void; readonly reject: (error: unknown) => void };

/** What an event stream needs of the world. */
export interface EventStreamActions {
  /** Called when the first event is read. What it throws goes to the reader. */
  start(): void;

  /** Called when this many events were taken. */
  credit(events: number): void;

  /** Called once, when the stream has ended for its reader. `unfinished`: the child still works on it. */
  end(unfinished: boolean): void;
}

/**
 * The events of one generation, as the child sends them. It is an iterator by hand because a generator that waits for an
 * event can't be left: its `return` would wait as well.
 */
export class EventStream implements AsyncIterableIterator<GenerateEvent, undefined> {
  readonly #actions: EventStreamActions;
  readonly #readers: Reader[] = [];
  #events: GenerateEvent[] = [];
  #taken = 0;
  #state: 'new' | 'open' | 'finished' | 'left' = 'new';
  #failure: { readonly error: unknown } | undefined;

  constructor(actions: EventStreamActions) {
    this.#actions = actions;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<Result> {
    if (this.#state === 'new') this.#start();
    const event = this.#events.shift();
    if (event) {
      this.#take(1);
      return Promise.resolve({ value: event, done: false });
    }
    if (this.#state === 'open') return new Promise((resolve, reject) => this.#readers.push({ resolve, reject }));
    const failure = this.#failure;
    this.#failure = undefined; // an iterator throws once and is done from then on
    return failure ? Promise.reject(failure.error) : Promise.resolve({ value: undefined, done: true });
  }

  return(): Promise<Result> {
    this.#leave();
    return Promise.resolve({ value: undefined, done: true });
  }

  throw(error: unknown): Promise<Result> {
    this.#leave();
    return Promise.reject(error);
  }

  /** Adds events that came from the child. */
  push(events: readonly GenerateEvent[]): void {
    if (this.#state !== 'open') return;
    let given = 0;
    for (const event of events) {
      const reader = this.#readers.shift();
      if (reader) {
        reader.resolve({ value: event, done: false });
        given++;
      } else this.#events.push(event);
    }
    this.#take(given);
  }

  /** The child said that all is done. */
  finish(): void {
    if (this.#state !== 'open') return;
    this.#state = 'finished';
    this.#actions.end(false);
    this.#answerReaders();
  }

  /** Ends the stream with an error, after the events that came before it. */
  fail(error: unknown): void {
    if (this.#state !== 'open') return;
    this.#failure = { error };
    this.finish();
  }

  /** Ends the stream with an error at once and tells the child to stop. */
  abort(error: unknown): void {
    if (this.#state !== 'open') return;
    this.#failure = { error };
    this.#events = [];
    this.#state = 'left';
    this.#actions.end(true);
    this.#answerReaders();
  }

  #start(): void {
    this.#state = 'open';
    try {
      this.#actions.start();
    } catch (error) {
      this.fail(error);
    }
  }

  #leave(): void {
    const unfinished = this.#state === 'open';
    this.#state = 'left';
    this.#events = [];
    this.#failure = undefined;
    if (unfinished) this.#actions.end(true);
    this.#answerReaders();
  }

  #answerReaders(): void {
    for (const { resolve, reject } of this.#readers.splice(0)) this.next().then(resolve, reject);
  }

  #take(events: number): void {
    this.#taken += events;
    // Half a window at a time: rarely enough to cost little, early enough that the child never waits for a fast reader.
    if (this.#taken < eventWindow / 2 || this.#state !== 'open') return;
    this.#actions.credit(this.#taken);
    this.#taken = 0;
  }
}
