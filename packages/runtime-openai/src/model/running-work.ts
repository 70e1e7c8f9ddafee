/** One piece of work of a model. It ends when its caller or the model wants it to. */
export class RunningWork {
  readonly #controller = new AbortController();
  readonly #callerSignal: AbortSignal | undefined;
  readonly #onEnd: (work: RunningWork) => void;
  #cleanUps: (() => void)[] = [];
  #isOver = false;

  constructor(callerSignal: AbortSignal | undefined, onEnd: (work: RunningWork) => void) {
    this.#callerSignal = callerSignal;
    this.#onEnd = onEnd;
    if (callerSignal?.aborted) this.#controller.abort(callerSignal.reason);
    else callerSignal?.addEventListener('abort', this.#follow, { once: true });
  }

  /** Aborts when the work has to end. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Called at the end, also where nobody reads the work's events any more. */
  onEnd(cleanUp: () => void): void {
    if (this.signal.aborted) cleanUp();
    else this.#cleanUps.push(cleanUp);
  }

  /** Ends the work early, where it is not over; what waits for it rejects with the reason. */
  abort(reason: unknown): void {
    if (this.#isOver) return;
    this.#controller.abort(reason);
    this.end();
  }

  /** The work is over. May be called more than once. */
  end(): void {
    this.#isOver = true;
    this.#callerSignal?.removeEventListener('abort', this.#follow);
    for (const cleanUp of this.#cleanUps.splice(0)) cleanUp();
    this.#onEnd(this);
  }

  readonly #follow = (): void => this.abort(this.#callerSignal?.reason);
}

/** Waits for something, but not beyond a signal: then rejects with its reason at once. */
export async function untilAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  // Where the signal was first, nobody else hears of a failure of the work.
  work.catch(() => {});
  signal.throwIfAborted();
  const done = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true, signal: done.signal });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    done.abort();
  }
}
