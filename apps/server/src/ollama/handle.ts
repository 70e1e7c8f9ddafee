import type { Context } from 'hono';
import { logError } from '../http/log-error.js';
import type { Handler } from '../http/route-table.js';
import type { ServerEnvironment } from '../http/server-environment.js';
import { errorAnswer, type ErrorDialect } from './error-answer.js';

/** Wraps a handler so that what it throws is answered in the words of the Ollama API. */
export function handle(
  handler: (context: Context<ServerEnvironment>) => Promise<Response>,
  dialect?: ErrorDialect,
): Handler {
  return async (context) => {
    try {
      return await handler(context);
    } catch (error) {
      logError(context, error);
      return errorAnswer(error, dialect);
    }
  };
}
