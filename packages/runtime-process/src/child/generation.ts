import { describeError, type LoadedModel } from '@puna/runtime';
import { eventWindow, type ParentMessage } from '../messages.js';
import type { Outbox } from './outbox.js';

type GenerateMessage = Extract<ParentMessage, { readonly type: 'generate' }>;

/** One generation that runs in the child. It stops reading from the model while the parent's reader is slow. */
export class Generation {
  readonly #abort = new AbortController();
  #credit = eventWindow;
  #wake: (() => void) | undefined;

  /** Runs to the end and sends everything that comes of it. Never rejects. */
  async run(model: LoadedModel, { id, request }: GenerateMessage, outbox: Outbox): Promise<void> {
    const { signal } = this.#abort;
    try {
      for await (const event of model.generate({ ...request, signal })) {
        if (signal.aborted) return;
        outbox.addEvent(id, event);
        this.#credit--;
        if (this.#credit === 0) await this.#moreCredit();
        if (signal.aborted) return;
      }
      outbox.add({ type: 'result', id, value: undefined });
    } catch (error) {
      if (!signal.aborted) outbox.add({ type: 'failed', id, error: describeError(error) });
    }
  }

  /** Lets the generation send this many more events. */
  addCredit(events: number): void {
    this.#credit += events;
    this.#wake?.();
  }

  /** Ends the generation; nothing more is sent. */
  cancel(): void {
    this.#abort.abort();
    this.#wake?.();
  }

  async #moreCredit(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    this.#wake = undefined;
  }
}
