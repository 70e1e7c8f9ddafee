/** How long the adapter waits, and how much it takes. Durations are in milliseconds. */
export interface OpenAiLimits {
  /** To connect to a host. Default 5 seconds. */
  readonly connectTimeout: number;

  /** From sending a request to its first sign of an answer; reading a long prompt takes that long. Default 10 minutes. */
  readonly answerTimeout: number;

  /** Between two pieces of an answer. Default 2 minutes. */
  readonly stallTimeout: number;

  /** For questions that are answered from memory: health, the list of models, tokens. Default 10 seconds. */
  readonly questionTimeout: number;

  /** The longest event of a stream, in characters. Default 8 million. */
  readonly longestEvent: number;

  /** The largest answer that is no stream (vectors are), in bytes. Default 256 MiB. */
  readonly largestAnswer: number;

  /** Hosts that one request is sent to, one after another, until one begins to answer. Default 4. */
  readonly attempts: number;

  /** Repetitions that may happen before they must be earned, all requests together. Default 100. */
  readonly retryReserve: number;

  /** Repetitions that each request earns. Default 0.2: one repetition for five requests. */
  readonly retriesEarned: number;

  /** Failures in a row after which a host is left alone. Default 3. */
  readonly failuresInARow: number;

  /** How long a host is left alone at first; each time in a row it doubles. Default 1 second. */
  readonly firstRest: number;

  /** How long a host is left alone at most. Default 30 seconds. */
  readonly longestRest: number;

  /** Inputs that are embedded with one request. Default 64. */
  readonly embeddingBatch: number;
}

export const defaultLimits: OpenAiLimits = {
  connectTimeout: 5_000,
  answerTimeout: 600_000,
  stallTimeout: 120_000,
  questionTimeout: 10_000,
  longestEvent: 8_000_000,
  largestAnswer: 268_435_456,
  attempts: 4,
  retryReserve: 100,
  retriesEarned: 0.2,
  failuresInARow: 3,
  firstRest: 1_000,
  longestRest: 30_000,
  embeddingBatch: 64,
};
