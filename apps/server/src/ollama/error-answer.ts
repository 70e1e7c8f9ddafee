import { describeError, describeLateError, type ErrorDialect } from '../http/describe-error.js';
import { jsonResponse } from '../http/json-response.js';

/** An error as the answer to a request that was not answered yet. */
export function errorAnswer(error: unknown, dialect?: ErrorDialect): Response {
  const { status, text } = describeError(error, dialect);
  return jsonResponse({ error: text }, status);
}

/** The last line of a stream that failed after it had begun. */
export function errorLine(error: unknown): { readonly error: string } {
  return { error: describeLateError(error) };
}
