import type { GenerateEvent } from '@puna/runtime';
import type { ChildItem, ChildMessage } from '../messages.js';

type MutableEvents = { readonly type: 'events'; readonly id: number; readonly events: GenerateEvent[] };

/**
 * Collects what is to be sent and sends it once per turn of the event loop. A message costs about as much as ten events
 * inside one, and the models that share this machine's cores need that time.
 */
export class Outbox {
  readonly #send: (message: ChildMessage) => void;
  #items: ChildItem[] = [];
  readonly #events = new Map<number, MutableEvents>();

  constructor(send: (message: ChildMessage) => void) {
    this.#send = send;
  }

  /** Sends an item soon, after all that were added before it. */
  add(item: ChildItem): void {
    if (this.#items.length === 0) setImmediate(() => this.flush());
    this.#items.push(item);
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
    this.add(item);
  }

  /** Sends what is waiting now. */
  flush(): void {
    if (this.#items.length === 0) return;
    const items = this.#items;
    this.#items = [];
    this.#events.clear();
    this.#send(items);
  }
}
