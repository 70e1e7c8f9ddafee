import { cpuUse, readCpu, type CpuReading } from './cpu-clock.js';
import { decideThreads } from './decide-threads.js';

/** Milliseconds between two looks while computing: long against the clocks' steps of 10 ms, short against a person's patience. */
const interval = 250;

/** Milliseconds between two looks while idle, so that the first step knows how busy the machine is just now. */
const idleInterval = 1000;

/** A shorter time than this says little: the clocks go in steps of 10 ms. */
const shortestInterval = 80;

/** Gives threads back while others need the cores, and takes them again afterwards. */
export class ThreadGovernor {
  readonly #maxThreads: number;
  readonly #setThreads: (threads: number) => void;
  readonly #read: () => CpuReading;
  readonly #timer: NodeJS.Timeout;
  #last: CpuReading;
  #wanted: number;
  #allowedBefore: number;
  #threads: number;

  /**
   * @param setThreads called between steps only.
   * @param start a reading from some time ago, so that the first step is right already.
   * @param read the clocks; to be given only by tests.
   */
  constructor(
    maxThreads: number,
    setThreads: (threads: number) => void,
    start: CpuReading,
    read: () => CpuReading = readCpu,
  ) {
    this.#maxThreads = maxThreads;
    this.#setThreads = setThreads;
    this.#read = read;
    this.#last = start;
    this.#wanted = maxThreads;
    this.#allowedBefore = maxThreads;
    this.#threads = maxThreads;
    if (read().at - start.at >= shortestInterval) this.#look();
    this.#timer = setInterval(() => this.#look(), idleInterval).unref();
  }

  /** The threads in use now. */
  get threads(): number {
    return this.#threads;
  }

  /** To be called before each step. */
  beforeStep(at: number = performance.now()): void {
    if (at - this.#last.at >= interval) this.#look();
    if (this.#wanted === this.#threads) return;
    this.#threads = this.#wanted;
    this.#setThreads(this.#threads);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** More threads are taken only when two looks in a row allow it: a step that a neighbour holds up can't be ended. */
  #look(): void {
    const now = this.#read();
    const allowed = decideThreads(cpuUse(this.#last, now), this.#maxThreads);
    this.#wanted = Math.min(allowed, Math.max(this.#wanted, this.#allowedBefore));
    this.#allowedBefore = allowed;
    this.#last = now;
  }
}
