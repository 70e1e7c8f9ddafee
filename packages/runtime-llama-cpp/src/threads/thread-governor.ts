import { cpuUse, readCpu, type CpuReading } from './cpu-clock.js';
import { decideThreads } from './decide-threads.js';

/** Milliseconds between two looks at the machine: long against the clocks' steps of 10 ms, short against a person's patience. */
const interval = 250;

/** A reading older than this says nothing about now. */
const longestInterval = 5000;

/** Gives threads back while others need the cores, and takes them again afterwards. */
export class ThreadGovernor {
  readonly #maxThreads: number;
  readonly #setThreads: (threads: number) => void;
  readonly #read: () => CpuReading;
  #last: CpuReading;
  #threads: number;

  /** @param read the clocks; to be given only by tests. */
  constructor(maxThreads: number, setThreads: (threads: number) => void, read: () => CpuReading = readCpu) {
    this.#maxThreads = maxThreads;
    this.#setThreads = setThreads;
    this.#read = read;
    this.#last = read();
    this.#threads = maxThreads;
  }

  /** The threads in use now. */
  get threads(): number {
    return this.#threads;
  }

  /** To be called often while computing; looks at the machine a few times a second. */
  beforeStep(at: number = performance.now()): void {
    const elapsed = at - this.#last.at;
    if (elapsed < interval) return;
    const now = this.#read();
    if (elapsed <= longestInterval) this.#use(decideThreads(cpuUse(this.#last, now), this.#maxThreads));
    this.#last = now;
  }

  #use(threads: number): void {
    if (threads === this.#threads) return;
    this.#threads = threads;
    this.#setThreads(threads);
  }
}
