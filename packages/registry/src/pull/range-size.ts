import type { TransferLimits } from '../limits.js';

/** A range should keep a connection busy for so long: then little is lost where it breaks, and pauses don't show. */
const targetSeconds = 2;

/** The newest measurement counts for this much. */
const newestWeight = 0.5;

/** Chooses how long the next range of one connection should be, by how fast the last ones were. */
export class RangeSize {
  readonly #limits: TransferLimits;
  #bytesPerSecond: number | undefined;

  constructor(limits: TransferLimits) {
    this.#limits = limits;
  }

  /** Takes the pace of a range into account. */
  measured(bytes: number, milliseconds: number): void {
    if (bytes === 0) return;
    const pace = (bytes / Math.max(1, milliseconds)) * 1000;
    const before = this.#bytesPerSecond ?? pace;
    this.#bytesPerSecond = before + (pace - before) * newestWeight;
  }

  /**
   * Bytes of the next range.
   *
   * @param freeBytes what nobody fetches yet: towards the end each connection gets its share, so that all end together.
   */
  next(freeBytes: number): number {
    const { smallestRangeBytes, largestRangeBytes, connections } = this.#limits;
    const byPace = (this.#bytesPerSecond ?? smallestRangeBytes) * targetSeconds;
    const byShare = freeBytes / connections;
    return Math.ceil(Math.max(smallestRangeBytes, Math.min(largestRangeBytes, byPace, byShare)));
  }
}
