import { describeError } from '../errors/describe-error.js';
import type { TransferLimits } from '../limits.js';
import type { RegistryLogger } from '../logger.js';
import { askedPause, isTemporary, pause, pauseAfter } from './backoff.js';

/** What repeating needs to know. */
export interface RetryContext {
  readonly limits: TransferLimits;
  readonly logger: RegistryLogger;
}

/** A short request is not worth more: the user waits for it. Downloads and uploads have `limits.attempts`. */
const mostAttempts = 5;

/** Runs one short request again while it fails in a way that passes. Throws its last error. */
export async function retry<T>(context: RetryContext, signal: AbortSignal, attempt: () => Promise<T>): Promise<T> {
  const { limits, logger } = context;
  for (let failures = 1; ; failures += 1) {
    try {
      return await attempt();
    } catch (error) {
      signal.throwIfAborted();
      if (!isTemporary(error) || failures >= Math.min(mostAttempts, limits.attempts)) throw error;
      logger.debug?.(`trying again: ${describeError(error)}`);
      await pause(askedPause(error, limits) + pauseAfter(failures, limits), signal);
    }
  }
}
