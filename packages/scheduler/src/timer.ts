import type { Clock } from './clock.js';

/** Node's timers fire at once where the delay is larger than this. */
const longestDelay = 2 ** 31 - 1;

/** One timer that is started again and again: keep-alive, stall limit. Any delay works; `Infinity` never fires. */
export class Timer {
  readonly #clock: Clock;
  #cancel: (() => void) | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Starts anew; what ran before is forgotten. */
  start(delay: number, callback: () => void): void {
    this.stop();
    if (delay === Infinity) return;
    const part = Math.min(delay, longestDelay);
    this.#cancel = this.#clock.setTimeout(() => {
      this.#cancel = undefined;
      if (delay > part) this.start(delay - part, callback);
      else callback();
    }, part);
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
