import { ContextExceededError, InvalidRequestError, type RuntimeError, UnsupportedError } from '@puna/runtime';
import { isJsonObject, type JsonObject } from '@puna/runtime/adapter';
import { UpstreamAnswerError } from '../errors/upstream-answer-error.js';
import { UpstreamUnauthorizedError } from '../errors/upstream-unauthorized-error.js';
import { UpstreamUnavailableError } from '../errors/upstream-unavailable-error.js';

/** An answer that is an error. */
export interface RefusedAnswer {
  readonly host: string;
  readonly status: number;

  /** What was asked for: `/chat/completions`. */
  readonly path: string;

  /** The JSON of the answer, where it is some. */
  readonly body: JsonObject | undefined;
  readonly retryAfter?: number | undefined;

  /** Where keys are set, for people. */
  readonly keySetting: string;
}

/** By `code` or `type` of the error: OpenAI's, llama-server's. */
const contextCodes = new Set<unknown>(['context_length_exceeded', 'exceed_context_size_error']);

/** Statuses that say "not now" or "not this host". */
const unavailable = new Set([408, 425, 429, 502, 503, 504, 529]);
const notServed = new Set([404, 405, 501]);

/** Long enough for what a host says is wrong. */
const longestMessage = 2_000;

/** The error that an answer stands for. What the host says of a request's fault is passed on. */
export function errorOfAnswer(answer: RefusedAnswer): RuntimeError {
  const { host, status, path, body, retryAfter, keySetting } = answer;
  const error = errorObject(body);
  const details = { host, status };
  if (status === 401 || status === 403) {
    // What the host says may hold part of the key.
    const message = `${host} wants an API key, or refuses the one that it got (HTTP ${status}). Keys of hosts are set in ${keySetting}.`;
    return new UpstreamUnauthorizedError(message, details);
  }
  if (contextCodes.has(error['code']) || contextCodes.has(error['type']) || error['param'] === 'input_tokens') {
    const counts = { tokens: error['n_prompt_tokens'], contextLength: error['n_ctx'] };
    return new ContextExceededError(messageOf(error) ?? `The request is too long for ${host}.`, { host, ...counts });
  }
  if (notServed.has(status)) {
    const said = messageOf(error);
    const message = `${host} does not serve this model at ${path} (HTTP ${status})${said === undefined ? '.' : `: ${said}`}`;
    return new UnsupportedError(message, details);
  }
  if (unavailable.has(status)) {
    const reason = status === 429 ? 'too many requests' : `HTTP ${status}`;
    const pause = retryAfter === undefined ? {} : { retryAfter };
    return new UpstreamUnavailableError(`${host} does not take the request: ${reason}.`, {
      ...details,
      reason,
      ...pause,
    });
  }
  if (status >= 400 && status < 500) {
    return new InvalidRequestError(messageOf(error) ?? `${host} refuses the request (HTTP ${status}).`, details);
  }
  if (status >= 300 && status < 400) {
    const message = `${host} answers with a redirect, which is not followed. Use the address that it leads to.`;
    return new UpstreamAnswerError(message, details);
  }
  const said = messageOf(error);
  return new UpstreamAnswerError(`${host} failed (HTTP ${status})${said === undefined ? '.' : `: ${said}`}`, details);
}

/** The error in an answer: OpenAI's envelope, or the object itself as older engines send it. */
function errorObject(body: RefusedAnswer['body']): JsonObject {
  const error = body?.['error'];
  if (isJsonObject(error)) return error;
  if (typeof error === 'string') return { message: error };
  return body ?? {};
}

function messageOf(error: JsonObject): string | undefined {
  const message = error['message'] ?? error['detail'];
  return typeof message === 'string' && message !== '' ? message.slice(0, longestMessage) : undefined;
}
