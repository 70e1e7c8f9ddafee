import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readApiError } from './api-error.js';
import { connectionError } from './connection-error.js';

/** A request as `fetch` takes it, with a stream for a body as well. */
export interface HttpRequestOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Readable;
  readonly signal?: AbortSignal | undefined;
}

/** Sends a request. Rejects with an `ApiError` where the answer is an error, so a response is always a good one. */
export type HttpFetch = (url: string, options?: HttpRequestOptions) => Promise<Response>;

/**
 * A `fetch` without time limits: Node's own gives up after five minutes without an answer, which loading or reading a
 * long prompt on a small machine may take.
 *
 * @param signal aborts all requests. They reject with its reason.
 * @throws ServerNotRunningError, ConnectionError, ApiError from each request.
 */
export function createHttpFetch(signal: AbortSignal): HttpFetch {
  return async (url, options = {}) => {
    const signals = options.signal ? AbortSignal.any([signal, options.signal]) : signal;
    signals.throwIfAborted();
    const message = await send(new URL(url), options, signals);
    const status = message.statusCode ?? 0;
    const hasBody = options.method !== 'HEAD' && status !== 204 && status !== 304;
    if (!hasBody) message.resume();
    const body = hasBody ? (Readable.toWeb(readBody(message, url, signals)) as ReadableStream) : null;
    const response = new Response(body, { status, headers: responseHeaders(message) });
    if (status >= 400) throw await readApiError(response);
    return response;
  };
}

function send(url: URL, options: HttpRequestOptions, signal: AbortSignal): Promise<IncomingMessage> {
  const { method = 'GET', headers = {}, body } = options;
  const length = typeof body === 'string' ? { 'content-length': String(Buffer.byteLength(body)) } : {};
  const start = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => reject(signal.aborted ? signal.reason : connectionError(error, url.host));
    const request = start(url, { method, headers: { ...headers, ...length }, signal });
    request.on('error', fail);
    request.on('response', resolve);
    // A body that can't be read is no fault of the connection.
    if (typeof body === 'object') body.once('error', reject);
    // Where the server answers before it has read all, the answer has been given already and this changes nothing.
    sendBody(request, body).catch(fail);
  });
}

async function sendBody(request: ClientRequest, body: string | Readable | undefined): Promise<void> {
  if (body === undefined || typeof body === 'string') request.end(body);
  else await pipeline(body, request);
}

/** The chunks of an answer; a connection that breaks in between gives one of our errors. */
function readBody(message: IncomingMessage, url: string, signal: AbortSignal): Readable {
  async function* chunks(): AsyncGenerator<Buffer> {
    try {
      yield* message;
    } catch (error) {
      throw signal.aborted ? signal.reason : connectionError(error as Error, new URL(url).host);
    }
  }
  return Readable.from(chunks(), { objectMode: false });
}

function responseHeaders(message: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) {
    for (const one of Array.isArray(value) ? value : [value ?? '']) headers.append(name, one);
  }
  return headers;
}
