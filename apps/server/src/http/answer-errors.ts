import type { Context } from 'hono';
import { logError } from './log-error.js';
import type { ServerEnvironment } from './server-environment.js';

/** Does work, and answers what it throws in the way of one API. */
export async function answerErrors(
  context: Context<ServerEnvironment>,
  encodeError: (error: unknown) => Response,
  work: () => Promise<Response>,
): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    logError(context, error);
    return encodeError(error);
  }
}
