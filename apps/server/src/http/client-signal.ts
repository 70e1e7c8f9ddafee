import { CodedError } from '@puna/errors';
import type { Context } from 'hono';
import type { ServerEnvironment } from './server-environment.js';

/** The client went away before its answer was complete. */
class ClientGoneError extends CodedError {
  constructor() {
    super('server', 'client-gone', 'request canceled');
  }
}

/** A signal that aborts with a `ClientGoneError` when the client hangs up. */
export function clientSignal(context: Context<ServerEnvironment>): AbortSignal {
  const controller = new AbortController();
  const { signal } = context.req.raw;
  if (signal.aborted) controller.abort(new ClientGoneError());
  else signal.addEventListener('abort', () => controller.abort(new ClientGoneError()), { once: true });
  return controller.signal;
}
