/** Where the scheduler gets its time from. Give your own to move time by hand in tests. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;

  /** Calls `callback` once, `delay` ms from now (at most 2^31 - 1). Returns what cancels it. */
  setTimeout(callback: () => void, delay: number): () => void;
}

/** The time of this machine. Its timers keep no process alive: a program that has nothing else to do may end. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout(callback, delay) {
    const timer = setTimeout(callback, delay).unref();
    return () => clearTimeout(timer);
  },
};
