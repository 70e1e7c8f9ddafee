import { RuntimeError } from '@puna/runtime';

/** A host could not take a request, and nothing of an answer came: another host may. */
export class RetryableError extends RuntimeError {
  constructor(host: string, why: string, details: Readonly<Record<string, unknown>> = {}, options?: ErrorOptions) {
    super('upstream-unavailable', `${host} can't take the request: ${why}`, { host, ...details }, options);
  }
}
