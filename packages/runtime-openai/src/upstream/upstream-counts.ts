/** What became of the requests to one host, since the runtime was made. */
export interface UpstreamCounts {
  /** The base address. */
  readonly host: string;

  /** Requests that were sent, those that failed included. */
  readonly requests: number;

  /** Requests that the host could not take or did not finish. */
  readonly failures: number;

  /** Requests that run now. */
  readonly running: number;

  /** Requests that came here because another host could not take them. */
  readonly retries: number;

  /** `open`: it failed and gets no requests for a while; `half-open`: it is being tried again. */
  readonly state: 'closed' | 'open' | 'half-open';
}
