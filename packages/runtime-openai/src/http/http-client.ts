import type { IncomingHttpHeaders } from 'node:http';
import { type Dispatcher, request } from 'undici';
import { UpstreamUnavailableError } from '../errors/upstream-unavailable-error.js';
import { networkReason } from './network-failure.js';

/** One request to a host. */
export interface HttpRequest {
  /** As errors name the host. */
  readonly host: string;
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;

  /** Sent as JSON. */
  readonly body?: unknown;
  readonly signal: AbortSignal;

  /** Milliseconds until the head of the answer. */
  readonly answerTimeout: number;

  /** Milliseconds between two pieces of its body. */
  readonly stallTimeout: number;
}

/** The head of an answer, and its body, which is not read yet. */
export interface HttpResponse {
  readonly host: string;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;

  /** Reads no faster than its reader does. */
  readonly body: Dispatcher.ResponseData['body'];
}

/**
 * Sends a request. Redirects are not followed: they would take the key elsewhere.
 *
 * @throws UpstreamUnavailableError where no answer came.
 * @throws the signal's reason where it aborts.
 */
export async function send(dispatcher: Dispatcher, outgoing: HttpRequest): Promise<HttpResponse> {
  const { host, method, url, headers, body, signal, answerTimeout, stallTimeout } = outgoing;
  signal.throwIfAborted();
  try {
    const response = await request(url, {
      dispatcher,
      method,
      headers: {
        'user-agent': 'puna',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? null : JSON.stringify(body),
      signal,
      headersTimeout: answerTimeout,
      bodyTimeout: stallTimeout,
    });
    // Who reads the body hears of its failures; where nobody does, they must not end the process.
    response.body.on('error', () => {});
    return { host, status: response.statusCode, headers: response.headers, body: response.body };
  } catch (error) {
    signal.throwIfAborted();
    const reason = networkReason(error);
    throw new UpstreamUnavailableError(`${host} can't be reached: ${reason}.`, { host, reason }, { cause: error });
  }
}
