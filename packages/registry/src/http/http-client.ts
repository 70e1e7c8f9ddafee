import type { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import type { TransferLimits } from '../limits.js';
import { exchange, type HttpRequest, type HttpResponse } from './exchange.js';
import { followRedirects } from './follow-redirects.js';

/** A request as the parts of this package make it. */
export interface OutgoingRequest {
  readonly method: HttpRequest['method'];
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: (() => Readable | string | Uint8Array) | undefined;
  readonly signal: AbortSignal;
  /** Default: as long as a download may stall. */
  readonly headTimeoutMilliseconds?: number;
  /** Goes to the host of `url`, and to no other that a redirect leads to. */
  readonly authorization?: string | undefined;
  /** Whether a redirect may lead from https to plain http. */
  readonly insecure: boolean;
  /** Default: `follow`. */
  readonly redirects?: 'follow' | 'return';
}

/** Sends requests, without knowing what they mean. */
export interface HttpClient {
  /** Gives the answer, whatever its status. Throws UnreachableError, RedirectError or the signal's reason. */
  send(request: OutgoingRequest): Promise<HttpResponse>;
  close(): Promise<void>;
}

/** Makes the one client that all parts share. */
export function createHttpClient(dispatcher: Dispatcher, userAgent: string, limits: TransferLimits): HttpClient {
  const reachedOrigins = new Set<string>();
  const sendOne = async (request: HttpRequest): Promise<HttpResponse> => {
    const { origin } = request.url;
    const response = await exchange(dispatcher, request, reachedOrigins.has(origin));
    reachedOrigins.add(origin);
    return response;
  };
  return {
    send(request) {
      const { method, url, body, signal, authorization, insecure } = request;
      // Encodings would count other bytes than those of the blob.
      const headers = { 'user-agent': userAgent, 'accept-encoding': 'identity', ...request.headers };
      const plain: HttpRequest = {
        method,
        url,
        headers,
        body,
        signal,
        headTimeoutMilliseconds: request.headTimeoutMilliseconds ?? limits.stallTimeoutMilliseconds,
        stallTimeoutMilliseconds: limits.stallTimeoutMilliseconds,
      };
      const send = (hop: HttpRequest) =>
        sendOne(authorization !== undefined && mayKnow(hop.url, url) ? withHeader(hop, { authorization }) : hop);
      return request.redirects === 'return' ? send(plain) : followRedirects(plain, insecure, send);
    },
    close: () => dispatcher.destroy(),
  };
}

function withHeader(request: HttpRequest, header: Record<string, string>): HttpRequest {
  return { ...request, headers: { ...request.headers, ...header } };
}

/** Whether credentials meant for one URL may go to another: to the same host and port, and not in the clear instead. */
function mayKnow(target: URL, meant: URL): boolean {
  return target.host === meant.host && (target.protocol === 'https:' || meant.protocol === 'http:');
}
