import { type CircuitBreakerPolicy, CircuitState, circuitBreaker, ConsecutiveBreaker, handleWhen } from 'cockatiel';
import { ContextExceededError, InvalidRequestError, type RuntimeError } from '@puna/runtime';
import { type Dispatcher, request } from 'undici';
import type { OpenAiRuntimeOptions } from '../options.js';
import { RetryableError } from './retryable-error.js';
import type { UpstreamCounts } from './upstream-counts.js';
import { upstreamError } from './upstream-error.js';

/** A request to a host. */
export interface UpstreamRequest {
  /** Below the base address: `/chat/completions`. */
  readonly path: string;

  /** Whether `path` stands beside the API's `/v1`, not below it. */
  readonly isBeside?: boolean;

  /** Sent with POST where there is one. */
  readonly body?: unknown;
  readonly signal: AbortSignal;
}

/** Reads an answer, or its beginning. */
export type ReadAnswer<T> = (body: Dispatcher.ResponseData['body'], host: UpstreamHost) => Promise<T>;

const noBody = undefined;

/** One host: talks HTTP with it, counts, and leaves it alone for a while after failures in a row. */
export class UpstreamHost {
  readonly host: string;
  readonly #options: OpenAiRuntimeOptions;
  readonly #agent: Dispatcher;
  readonly #breaker: CircuitBreakerPolicy;
  readonly #retryAfter: number;
  #requests = 0;
  #failures = 0;
  #running = 0;
  #retries = 0;

  constructor(host: string, options: OpenAiRuntimeOptions, agent: Dispatcher) {
    this.host = host;
    this.#options = options;
    this.#agent = agent;
    this.#retryAfter = options.retryAfter ?? 5000;
    this.#breaker = circuitBreaker(
      handleWhen((error) => error instanceof RetryableError && error.details['status'] !== 429),
      { halfOpenAfter: this.#retryAfter, breaker: new ConsecutiveBreaker(options.failuresToOpen ?? 3) },
    );
    this.#breaker.onBreak(() => this.#probeLater());
  }

  get running(): number {
    return this.#running;
  }

  /** Whether it took its last requests. */
  get isSound(): boolean {
    return this.#breaker.state === CircuitState.Closed;
  }

  get counts(): UpstreamCounts {
    return {
      host: this.host,
      requests: this.#requests,
      failures: this.#failures,
      running: this.#running,
      retries: this.#retries,
      state: stateNames[this.#breaker.state],
    };
  }

  /** Counts a request that begins. The answer is to be called once, when it has ended. */
  begin(isRetry: boolean): () => void {
    this.#running += 1;
    if (isRetry) this.#retries += 1;
    return () => (this.#running -= 1);
  }

  /** Counts a failure, unless it is the request that is at fault. */
  countFailure(error: unknown): void {
    if (!InvalidRequestError.isInstance(error) && !ContextExceededError.isInstance(error)) this.#failures += 1;
  }

  /**
   * Sends a request and begins to read the answer, which is a sound one.
   *
   * @throws RetryableError where the host could not take it.
   * @throws BrokenCircuitError where the host is left alone for now.
   */
  send<T>(request_: UpstreamRequest, read: ReadAnswer<T>): Promise<T> {
    return this.#breaker.execute(async () => {
      this.#requests += 1;
      const { statusCode, body } = await this.#connect(request_);
      if (statusCode === 200) return read(body, this);
      throw this.errorFor(statusCode, await body.json().catch(() => noBody));
    });
  }

  /** The error for an answer that is no result. */
  errorFor(status: number, body: unknown): RuntimeError {
    return upstreamError(this.host, status, body, this.#options.keySetting ?? 'keyFor');
  }

  #probeLater(): void {
    const probe = () => this.send({ path: '/models', signal: new AbortController().signal }, (body) => body.dump());
    // A failure opens the circuit again, which brings the next try. Any answer to the probe closes it.
    setTimeout(() => void probe().catch(() => noBody), this.#retryAfter + 1).unref();
  }

  async #connect({ path, isBeside = false, body, signal }: UpstreamRequest): Promise<Dispatcher.ResponseData> {
    const key = this.#options.keyFor?.(this.host);
    try {
      return await request((isBeside ? besideApi(this.host) : this.host) + path, {
        method: body === undefined ? 'GET' : 'POST',
        dispatcher: this.#agent,
        headers: {
          'content-type': 'application/json',
          ...(key !== undefined && { authorization: `Bearer ${key}` }),
        },
        body: body === undefined ? null : JSON.stringify(body),
        signal,
      });
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      throw new RetryableError(this.host, connectionProblem(error), {}, { cause: error });
    }
  }
}

const stateNames = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.Open]: 'open',
  [CircuitState.HalfOpen]: 'half-open',
  [CircuitState.Isolated]: 'open',
} as const;

function besideApi(base: string): string {
  return base.endsWith('/v1') ? base.slice(0, -'/v1'.length) : base;
}

function connectionProblem(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
  return `it does not answer${code}. See that the engine runs and that its address is right.`;
}
