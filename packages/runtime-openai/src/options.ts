/** How `createOpenAiRuntime` is set up. */
export interface OpenAiRuntimeOptions {
  /**
   * The API key for a host, where it wants one. It is asked anew for each request, so that keys can change. The host is the
   * base address as the model names it.
   */
  readonly keyFor?: (host: string) => string | undefined;

  /** Where people set keys: named in the error that a missing or wrong one leads to. Default `keyFor`. */
  readonly keySetting?: string;

  /** Failures in a row after which a host gets no more requests for a while. Default 3. */
  readonly failuresToOpen?: number;

  /** Milliseconds until a host that failed is tried again. Default 5,000. */
  readonly retryAfter?: number;

  /** Milliseconds that connecting to a host may take. Default 5,000. */
  readonly connectTimeout?: number;
}
