/** How far a transfer is. */
export interface TransferProgress {
  /** Bytes that are where they belong, those of earlier attempts included. */
  readonly completed: number;
  /** Bytes in all. */
  readonly total: number;
}

/** Hears how far a transfer is: once at the beginning, a few times a second, and once at the end. */
export type ProgressListener = (progress: TransferProgress) => void;

const intervalMilliseconds = 50;

/** Passes on the latest progress at a rate that people and streams can follow. */
export class ProgressThrottle {
  readonly #listener: ProgressListener;
  #lastReport = 0;

  constructor(listener: ProgressListener) {
    this.#listener = listener;
  }

  report(progress: TransferProgress): void {
    const now = Date.now();
    if (now - this.#lastReport < intervalMilliseconds && progress.completed < progress.total) return;
    this.#lastReport = now;
    this.#listener(progress);
  }
}
