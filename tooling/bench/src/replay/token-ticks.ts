/** The moments at which all answers of a replayed model go on. */
export class TokenTicks {
  readonly #timer: NodeJS.Timeout;
  #waiting: (() => void)[] = [];

  /** @param interval milliseconds from one to the next. */
  constructor(interval: number) {
    this.#timer = setInterval(() => this.#tick(), interval);
  }

  /** Resolves at the next one. */
  next(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** There are no more; whoever waits goes on at once. */
  stop(): void {
    clearInterval(this.#timer);
    this.#tick();
  }

  #tick(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const goOn of waiting) goOn();
  }
}
