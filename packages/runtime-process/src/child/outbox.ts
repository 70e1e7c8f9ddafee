import type { GenerateEvent } from '@puna/runtime';
import type { ChildItem, ChildMessage } from '../messages.js';

type MutableEvents = { readonly type: 'events'; readonly id: number; readonly events: GenerateEvent[] };

/**
 * Milliseconds that events of a generation wait before they are sent. Sent at once, they would wake the server just when
 * the engine starts the threads of its next step: on a machine whose cores all compute, a thread that finds its core taken
 * holds up the whole step, and single tokens took 40 to 75 ms instead of 12. Two milliseconds later all threads are under
 * way; with that, decoding through the server went from 0.83 of the adapter's own rate to 1.0 (2 cores, SmolLM2-135M).
 */
const eventDelay = 2;

/**
 * Collects what is to be sent and sends it together. A message costs about as much as ten events inside one, and the
 * models that share this machine's cores need that time.
 */
export class Outbox {
  readonly #send: (message: ChildMessage) => void;
  #items: ChildItem[] = [];
  readonly #events = new Map<number, MutableEvents>();
  #immediate: NodeJS.Immediate | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(send: (message: ChildMessage) => void) {
    this.#send = send;
  }

  /** Sends an item in this turn of the event loop, after all that were added before it. */
  add(item: ChildItem): void {
    this.#items.push(item);
    this.#immediate ??= setImmediate(() => this.flush());
  }

  /** Sends an event of a generation soon, together with others of that generation. */
  addEvent(id: number, event: GenerateEvent): void {
    const waiting = this.#events.get(id);
    if (waiting) {
      waiting.events.push(event);
      return;
    }
    const item: MutableEvents = { type: 'events', id, events: [event] };
    this.#events.set(id, item);
    this.#items.push(item);
    this.#timer ??= setTimeout(() => this.flush(), eventDelay);
  }

  /** Sends what is waiting now. */
  flush(): void {
    clearImmediate(this.#immediate);
    clearTimeout(this.#timer);
    this.#immediate = undefined;
    this.#timer = undefined;
    if (this.#items.length === 0) return;
    const items = this.#items;
    this.#items = [];
    this.#events.clear();
    this.#send(items);
  }
}
