import type { JsonObject } from '@puna/runtime/adapter';
import {
  BrokenCircuitError,
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  ExponentialBackoff,
  handleWhen,
} from 'cockatiel';
import { engineOfOwner, type EngineKind } from '../engines/engine-kind.js';
import { engineTraits, type EngineTraits } from '../engines/engine-traits.js';
import { UpstreamLostError } from '../errors/upstream-lost-error.js';
import { UpstreamUnavailableError } from '../errors/upstream-unavailable-error.js';
import type { HostAddress } from '../host-address.js';
import { errorOfAnswer } from '../http/answer-error.js';
import { type HttpRequest, type HttpResponse, send } from '../http/http-client.js';
import { parseObject, readJson, readText } from '../http/read-body.js';
import { retryAfterSeconds } from '../http/retry-after.js';
import type { UpstreamContext } from './upstream-context.js';
import type { UpstreamReport } from './upstream-report.js';

/** What an error says is read up to here. */
const largestError = 65_536;

/** The part of a new latency in the average. */
const weight = 0.2;

const states: Readonly<Record<CircuitState, UpstreamReport['state']>> = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.Open]: 'open',
  [CircuitState.HalfOpen]: 'half-open',
  [CircuitState.Isolated]: 'open',
};

/** Whether an error says that the host itself is in trouble. One that is merely busy is not. */
function isHostFailure(error: unknown): boolean {
  if (UpstreamUnavailableError.isInstance(error)) return error.details['status'] !== 429;
  return UpstreamLostError.isInstance(error);
}

/** One host: sends to it, counts what comes of that, and leaves it alone for a while after failures in a row. */
export class Upstream {
  readonly address: HostAddress;

  /** Requests that it works on now. */
  running = 0;

  /** When it asked not to be sent more before, as `Date.now()` counts. */
  restsUntil = 0;

  readonly #context: UpstreamContext;
  readonly #breaker;
  readonly #counts = { requests: 0, failures: 0, retries: 0, promptTokens: 0, generatedTokens: 0 };
  readonly #latency = { sum: 0, count: 0, average: 0 };
  #lastFailure: UpstreamReport['lastFailure'];
  #engine: EngineKind = 'openai';
  #checking: Promise<void> | undefined;

  constructor(address: HostAddress, context: UpstreamContext) {
    this.address = address;
    this.#context = context;
    const { failuresInARow, firstRest, longestRest } = context.limits;
    this.#breaker = circuitBreaker(handleWhen(isHostFailure), {
      breaker: new ConsecutiveBreaker(failuresInARow),
      halfOpenAfter: new ExponentialBackoff({ initialDelay: firstRest, maxDelay: longestRest }),
    });
    const { logger } = context;
    this.#breaker.onBreak(() =>
      logger.warn(`${address.name} gets no requests for a while: ${this.#lastFailure?.reason}`),
    );
    this.#breaker.onReset(() => logger.warn(`${address.name} gets requests again`));
  }

  get isOpen(): boolean {
    return this.#breaker.state !== CircuitState.Closed;
  }

  /** Recent average of the time until the first sign of an answer, in milliseconds. */
  get latency(): number {
    return this.#latency.average;
  }

  /** In what it differs from OpenAI's API. */
  get traits(): EngineTraits {
    return engineTraits[this.#context.optionsFor(this.address.origin).engine ?? this.#engine];
  }

  /** Where keys are set, for people. */
  get keySetting(): string {
    return this.#context.keySetting;
  }

  /** Fields that are configured for it. */
  get fields(): JsonObject {
    return this.#context.optionsFor(this.address.origin).fields ?? {};
  }

  /** Asks what models it has; learns what kind of engine it is. */
  async listModels(signal: AbortSignal): Promise<readonly JsonObject[]> {
    const { data } = await this.ask({ method: 'GET', path: '/models', signal });
    const models = Array.isArray(data) ? (data as readonly JsonObject[]) : [];
    this.#engine = engineOfOwner(models[0]?.['owned_by']);
    return models;
  }

  /** Sends a request for an answer that comes at once. `url` replaces the base address and the path. */
  async ask(question: {
    readonly method: 'GET' | 'POST';
    readonly path: string;
    readonly url?: string;
    readonly body?: unknown;
    readonly signal: AbortSignal;
    readonly timeout?: number;
  }): Promise<JsonObject> {
    const { questionTimeout, largestAnswer } = this.#context.limits;
    const answerTimeout = question.timeout ?? questionTimeout;
    const response = await this.#send({ ...question, answerTimeout, stallTimeout: answerTimeout }, 'application/json');
    return readJson(response, question.signal, largestAnswer);
  }

  /** Sends a request whose answer is a stream. */
  open(path: string, body: unknown, signal: AbortSignal): Promise<HttpResponse> {
    const { answerTimeout, stallTimeout } = this.#context.limits;
    return this.#send({ method: 'POST', path, body, signal, answerTimeout, stallTimeout }, 'text/event-stream');
  }

  /** Runs a request up to its first sign of an answer, and counts what comes of it. */
  async attempt<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#counts.requests++;
    const start = performance.now();
    try {
      const result = await this.#breaker.execute(work);
      this.#learnLatency(performance.now() - start);
      return result;
    } catch (error) {
      if (error instanceof BrokenCircuitError) throw this.leftAlone();
      this.#learnFailure(error);
      throw error;
    }
  }

  /** Counts a failure in the middle of an answer. */
  fail(error: unknown): void {
    if (!isHostFailure(error)) return;
    this.#learnFailure(error);
    if (!this.isOpen) void this.#countInBreaker(error);
  }

  /** Counts a request of it that is repeated. */
  countRetry(): void {
    this.#counts.retries++;
  }

  /** Counts tokens. */
  countTokens(promptTokens: number, generatedTokens: number): void {
    this.#counts.promptTokens += promptTokens;
    this.#counts.generatedTokens += generatedTokens;
  }

  /** Looks whether it is there; where it was left alone for long enough, that decides whether it gets requests again. */
  check(): Promise<void> {
    this.#checking ??= this.#check().finally(() => {
      this.#checking = undefined;
    });
    return this.#checking;
  }

  /** The error of a request that it is not sent. */
  leftAlone(): UpstreamUnavailableError {
    const host = this.address.name;
    const reason = this.#lastFailure?.reason ?? 'it failed before';
    return new UpstreamUnavailableError(`${host} is left alone for a while: ${reason}.`, { host, reason });
  }

  report(): UpstreamReport {
    return {
      host: this.address.name,
      state: states[this.#breaker.state],
      running: this.running,
      ...this.#counts,
      latency: { ...this.#latency },
      ...(this.#lastFailure === undefined ? {} : { lastFailure: this.#lastFailure }),
    };
  }

  async #countInBreaker(error: unknown): Promise<void> {
    const fail = (): never => {
      throw error;
    };
    try {
      await this.#breaker.execute(fail);
    } catch {
      // it is counted
    }
  }

  async #check(): Promise<void> {
    const signal = AbortSignal.timeout(this.#context.limits.questionTimeout);
    const ask = async (): Promise<void> => {
      try {
        await this.listModels(signal);
      } catch (error) {
        if (isHostFailure(error)) throw error;
        if (!signal.aborted) return; // whatever it says, it is there
        const host = this.address.name;
        throw new UpstreamUnavailableError(`${host} does not answer.`, { host, reason: 'no answer in time' });
      }
    };
    await this.#breaker.execute(ask).catch((error: unknown) => this.#learnFailure(error));
  }

  async #send(
    request: Pick<HttpRequest, 'method' | 'body' | 'signal' | 'answerTimeout' | 'stallTimeout'> & {
      readonly path: string;
      readonly url?: string;
    },
    accept: string,
  ): Promise<HttpResponse> {
    const { address } = this;
    const { path, url = `${address.base}${path}`, ...rest } = request;
    const { dispatcher, logger, keySetting } = this.#context;
    const start = performance.now();
    const response = await send(dispatcher, {
      ...rest,
      host: address.name,
      url,
      headers: this.#headers(accept),
    });
    const { status, headers } = response;
    logger.debug?.(`${request.method} ${url}: ${status} after ${Math.round(performance.now() - start)} ms`);
    if (status >= 200 && status < 300) return response;
    const text = await readText(response, rest.signal, largestError).catch(() => undefined);
    rest.signal.throwIfAborted();
    const retryAfter = retryAfterSeconds(String(headers['retry-after'] ?? ''));
    if (status === 429) this.restsUntil = Date.now() + (retryAfter ?? 1) * 1000;
    const body = parseObject(text ?? '');
    throw errorOfAnswer({ host: address.name, status, path, body, retryAfter, keySetting });
  }

  #headers(accept: string): Record<string, string> {
    const { origin } = this.address;
    const key = this.#context.keyFor(origin);
    return {
      accept,
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...this.#context.optionsFor(origin).headers,
    };
  }

  #learnLatency(milliseconds: number): void {
    const { average, count } = this.#latency;
    this.#latency.average = count === 0 ? milliseconds : average + weight * (milliseconds - average);
    this.#latency.sum += milliseconds;
    this.#latency.count++;
  }

  #learnFailure(error: unknown): void {
    if (!(UpstreamUnavailableError.isInstance(error) || UpstreamLostError.isInstance(error))) return;
    this.#counts.failures++;
    const reason = String(error.details['reason']);
    this.#lastFailure = { at: new Date(), reason };
    this.#context.logger.debug?.(`${this.address.name} failed: ${reason}`);
  }
}
