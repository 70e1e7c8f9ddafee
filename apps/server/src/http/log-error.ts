import type { Context } from 'hono';
import { errorCode, errorStatus, isExpectedError } from './error-status.js';
import type { ServerEnvironment } from './server-environment.js';

/** Tells the log about a failed request: bugs with their stack, what the client did wrong only when debugging. */
export function logError(context: Context<ServerEnvironment>, error: unknown): void {
  const { logger } = context.var;
  const request = { method: context.req.method, path: context.req.path, code: errorCode(error) };
  if (!isExpectedError(error)) logger.error({ ...request, err: error }, 'a request failed unexpectedly');
  else if (errorStatus(error) >= 500) logger.warn({ ...request, err: error }, 'a request failed');
  else logger.debug({ ...request, message: error instanceof Error ? error.message : error }, 'a request was refused');
}
