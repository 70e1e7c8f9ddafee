import { ContextExceededError, InvalidRequestError, RuntimeError } from '@puna/runtime';
import { objectIn, textIn } from '@puna/runtime/adapter';
import { RetryableError } from './retryable-error.js';

/** Statuses with which a host says that it can't work now, before it did any. */
const retryableStatuses: ReadonlySet<number> = new Set([429, 502, 503, 504]);

const contextCodes: ReadonlySet<string> = new Set(['context_length_exceeded', 'exceed_context_size_error']);

/** The error for an answer that is no result: by its status and code, never by its text. */
export function upstreamError(host: string, status: number, body: unknown, keySetting: string): RuntimeError {
  const error = objectIn(objectIn(body)['error'] ?? body);
  const message = textIn(error['message']) || `the status is ${status}`;
  const details = { host, status };
  if (retryableStatuses.has(status)) return new RetryableError(host, message, { status });
  if (status === 401 || status === 403) {
    return new RuntimeError(
      'upstream-refused-key',
      `${host} refused the API key or there is none (status ${status}). Set a key for this host with ${keySetting}.`,
      { ...details, setting: keySetting },
    );
  }
  if (isContextError(error)) return new ContextExceededError(`${host} says: ${message}`, details);
  if (status >= 300 && status < 400) {
    return new RuntimeError(
      'upstream-redirects',
      `${host} redirects (status ${status}), which is not followed. Give the model the address it redirects to.`,
      details,
    );
  }
  if (status >= 400 && status < 500) return new InvalidRequestError(`${host} refused the request: ${message}`, details);
  return new RuntimeError('compute-failed', `${host} failed: ${message}`, details);
}

function isContextError(error: ReturnType<typeof objectIn>): boolean {
  return contextCodes.has(textIn(error['code'])) || contextCodes.has(textIn(error['type']));
}
