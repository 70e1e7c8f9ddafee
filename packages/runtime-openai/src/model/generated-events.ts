import type { EventSupply } from '@puna/runtime/adapter';
import { type RunningWork, untilAborted } from './running-work.js';

/** The events that a generator makes when they are asked for: the engine is not read ahead of the reader. */
export class GeneratedEvents<Event> implements EventSupply<Event> {
  readonly #work: RunningWork;
  readonly #events: AsyncGenerator<Event, void>;

  constructor(work: RunningWork, events: AsyncGenerator<Event, void>) {
    this.#work = work;
    this.#events = events;
  }

  async next(): Promise<IteratorResult<Event, undefined>> {
    const result = await untilAborted(this.#events.next(), this.#work.signal);
    if (result.done !== true) return result;
    this.#work.end();
    return { value: undefined, done: true };
  }

  fail(error: unknown): void {
    this.#work.abort(error);
  }

  end(): void {
    this.#work.abort(new Error('Nobody reads the answer any more.'));
    // Runs what the generator still has to clean up; what it fails with then concerns nobody.
    this.#events.return().catch(() => {});
  }
}
