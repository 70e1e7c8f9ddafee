import type { Context } from 'hono';
import { logError } from '../http/log-error.js';
import type { Handler } from '../http/route-table.js';
import type { ServerEnvironment } from '../http/server-environment.js';
import { openAiErrorAnswer } from './error-answer.js';

/** Wraps a handler so that what it throws is answered in the envelope of OpenAI's API. */
export function handle(handler: (context: Context<ServerEnvironment>) => Promise<Response>): Handler {
  return async (context) => {
    try {
      return await handler(context);
    } catch (error) {
      logError(context, error);
      return openAiErrorAnswer(error);
    }
  };
}
