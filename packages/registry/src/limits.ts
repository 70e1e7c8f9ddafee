/** How hard transfers try. What is left out takes its value from `defaultLimits`. */
export interface TransferLimits {
  /** Requests at the same time for one blob, to begin with. */
  readonly firstConnections: number;

  /** Requests at the same time for one blob, where more of them bring more. */
  readonly connections: number;

  /** A download that brings no byte for so long is taken to another connection. Milliseconds. */
  readonly stallTimeoutMilliseconds: number;

  /** How long a registry may take to store what was uploaded: some copy it to another place first. Milliseconds. */
  readonly commitTimeoutMilliseconds: number;

  /** How often in a row something may fail, without a byte in between, before it is given up. */
  readonly attempts: number;

  /** The pause after the first failure is up to so long, and twice as long after each further one. Milliseconds. */
  readonly firstPauseMilliseconds: number;

  /** No pause that this client chooses is longer. Milliseconds. */
  readonly longestPauseMilliseconds: number;

  /** A server that asks for more patience than this (`Retry-After`) is asked again after so long. Milliseconds. */
  readonly longestRetryAfterMilliseconds: number;

  /** Bytes of a range at the start and on slow connections. */
  readonly smallestRangeBytes: number;

  /** Bytes of a range on fast connections. */
  readonly largestRangeBytes: number;

  /** Bytes of one upload request; less where the registry takes only less. */
  readonly uploadChunkBytes: number;
}

const megabyte = 1_000_000;

export const defaultLimits: TransferLimits = {
  firstConnections: 4,
  connections: 16,
  stallTimeoutMilliseconds: 10_000,
  commitTimeoutMilliseconds: 15 * 60_000,
  attempts: 10,
  firstPauseMilliseconds: 500,
  longestPauseMilliseconds: 30_000,
  longestRetryAfterMilliseconds: 60_000,
  smallestRangeBytes: megabyte,
  largestRangeBytes: 64 * megabyte,
  // A quarter of a quarter of this is the most that GitHub's registry takes.
  uploadChunkBytes: 64 * 1024 * 1024,
};
