import { ModelClosedError } from '@puna/runtime';

const closedMessage = 'The model was closed.';

/** The work that runs for one model, so that closing it can end all of it. */
export class Work {
  readonly #running = new Set<AbortController>();
  #isClosed = false;

  /** A controller that aborts with the caller's signal or when the model is closed, until `end` is called. */
  begin(signal: AbortSignal | undefined): { readonly controller: AbortController; readonly end: () => void } {
    if (this.#isClosed) throw new ModelClosedError(closedMessage);
    signal?.throwIfAborted();
    const controller = new AbortController();
    const abort = () => controller.abort(signal?.reason);
    signal?.addEventListener('abort', abort, { once: true });
    this.#running.add(controller);
    const end = () => {
      signal?.removeEventListener('abort', abort);
      this.#running.delete(controller);
    };
    return { controller, end };
  }

  /** Runs a piece of work that has one answer. */
  async run<T>(signal: AbortSignal | undefined, task: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { controller, end } = this.begin(signal);
    try {
      return await task(controller.signal);
    } finally {
      end();
    }
  }

  close(): void {
    this.#isClosed = true;
    for (const controller of this.#running) controller.abort(new ModelClosedError(closedMessage));
  }
}
