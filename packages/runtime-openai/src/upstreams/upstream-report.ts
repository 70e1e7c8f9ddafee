/** What is known about one host, as data for metrics. Counts grow from 0 while the adapter lives. */
export interface UpstreamReport {
  /** Its base address. */
  readonly host: string;

  /** `closed`: it gets requests; `open`: it is left alone after failures; `half-open`: it is being tried. */
  readonly state: 'closed' | 'open' | 'half-open';

  /** Requests that it works on now. */
  readonly running: number;

  /** Requests that were sent to it, repetitions included; health checks are not. */
  readonly requests: number;

  /** Requests and health checks that failed because of the host: unreachable, lost, overloaded. */
  readonly failures: number;

  /** Those of its requests that another host, or this one, had failed before. */
  readonly retries: number;

  /** Tokens that it read and generated, as far as it told. */
  readonly promptTokens: number;
  readonly generatedTokens: number;

  /** Milliseconds until the first sign of an answer: their sum, how many they were, and their recent average. */
  readonly latency: { readonly sum: number; readonly count: number; readonly average: number };

  /** Its last failure. */
  readonly lastFailure?: { readonly at: Date; readonly reason: string };
}
