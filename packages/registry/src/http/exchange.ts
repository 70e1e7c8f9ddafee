import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import { addressOf, describeUrl } from './describe-url.js';
import { unreachable } from './network-error.js';
import { ResponseBody } from './response-body.js';

/** One request. */
export interface HttpRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Makes the body anew each time, since a redirect or a new token sends it again. Its length is in `headers`. */
  readonly body?: (() => Readable | string | Uint8Array) | undefined;
  readonly signal: AbortSignal;
  /** How long the answer may let wait for its head, after the body went out. */
  readonly headTimeoutMilliseconds: number;
  /** How long no byte of the answer may come. */
  readonly stallTimeoutMilliseconds: number;
}

/** The head of an answer, and its bytes, which must be read or closed. */
export interface HttpResponse {
  readonly status: number;
  /** The URL that answered. */
  readonly url: URL;
  readonly body: ResponseBody;
  /** What was sent to log in, for leaving it out where the answer repeats it. */
  readonly secrets: readonly string[];
  /** The value of a header; the first where there are several. */
  header(name: string): string | undefined;
  /** All values of a header. */
  headers(name: string): readonly string[];
}

/**
 * Sends one request and gives its answer, whatever the status.
 *
 * @param knownHost whether the host answered before, so that it can be expected to come back.
 * @throws UnreachableError, or the signal's reason; reading the answer may throw the same.
 */
export async function exchange(
  dispatcher: Dispatcher,
  request: HttpRequest,
  knownHost: boolean,
): Promise<HttpResponse> {
  request.signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const handler = new ExchangeHandler(request, knownHost, resolve, reject);
    try {
      dispatcher.dispatch(dispatchOptions(request), handler);
    } catch (error) {
      handler.fail(error);
    }
  });
}

function dispatchOptions(request: HttpRequest): Dispatcher.DispatchOptions {
  const { method, url, headers, body, headTimeoutMilliseconds, stallTimeoutMilliseconds } = request;
  return {
    origin: url.origin,
    path: url.pathname + url.search,
    method,
    headers,
    body: body?.() ?? null,
    headersTimeout: headTimeoutMilliseconds,
    bodyTimeout: stallTimeoutMilliseconds,
  };
}

/** Makes an answer of what undici reports about one request. */
class ExchangeHandler implements Dispatcher.DispatchHandler {
  readonly #request: HttpRequest;
  readonly #knownHost: boolean;
  readonly #resolve: (response: HttpResponse) => void;
  readonly #reject: (error: unknown) => void;
  #controller: Dispatcher.DispatchController | undefined;
  #body: ResponseBody | undefined;

  constructor(
    request: HttpRequest,
    knownHost: boolean,
    resolve: (response: HttpResponse) => void,
    reject: (error: unknown) => void,
  ) {
    this.#request = request;
    this.#knownHost = knownHost;
    this.#resolve = resolve;
    this.#reject = reject;
    request.signal.addEventListener('abort', this.#abort, { once: true });
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#request.signal.aborted) this.#abort();
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    // 1xx announce the real answer.
    if (status < 200) return;
    const body = new ResponseBody(controller);
    this.#body = body;
    const valuesOf = (name: string) => [headers[name] ?? []].flat();
    const { url, headers: sent } = this.#request;
    const secrets = (sent['authorization'] ?? '').split(/[ :]/).filter((part) => part.length >= 8);
    this.#resolve({ status, url, body, secrets, headers: valuesOf, header: (name) => valuesOf(name)[0] });
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#body?.push(chunk);
  }

  onResponseEnd(): void {
    this.#request.signal.removeEventListener('abort', this.#abort);
    this.#body?.end();
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.fail(error);
  }

  /** Ends the exchange with a failure of the connection. */
  fail(error: unknown): void {
    const { method, url } = this.#request;
    const request = { method, url: describeUrl(url), address: addressOf(url), known: this.#knownHost };
    this.#end(unreachable(error, request));
  }

  readonly #abort = (): void => {
    const { reason } = this.#request.signal;
    const error = reason instanceof Error ? reason : new Error(String(reason));
    // At once, also where the connection is still being made.
    this.#end(error);
    this.#controller?.abort(error);
  };

  #end(error: Error): void {
    this.#request.signal.removeEventListener('abort', this.#abort);
    this.#reject(error);
    this.#body?.end(error);
  }
}
