import { setTimeout as sleep } from 'node:timers/promises';
import { RegistryResponseError } from '../errors/registry-response-error.js';
import { TransferInterruptedError } from '../errors/transfer-interrupted-error.js';
import { UnreachableError } from '../errors/unreachable-error.js';
import type { TransferLimits } from '../limits.js';

/** Below 500, these say "not now" rather than "no"; above, all do but those that name something unsupported or full. */
const temporaryStatuses = new Set([408, 425, 429]);
const permanentServerStatuses = new Set([501, 505, 507]);

/** Whether the same request can succeed later. */
export function isTemporary(error: unknown): boolean {
  if (RegistryResponseError.isInstance(error)) return isTemporaryStatus(error.status);
  if (UnreachableError.isInstance(error)) return error.temporary;
  return TransferInterruptedError.isInstance(error);
}

function isTemporaryStatus(status: number): boolean {
  return status >= 500 ? !permanentServerStatuses.has(status) : temporaryStatuses.has(status);
}

/** What a server asked for, within what this client is ready to wait. Milliseconds. */
export function askedPause(error: unknown, limits: TransferLimits): number {
  const asked = RegistryResponseError.isInstance(error) ? error.retryAfterMilliseconds : undefined;
  return Math.min(asked ?? 0, limits.longestRetryAfterMilliseconds);
}

/**
 * How long to wait after some failures in a row, in milliseconds: anything between nothing and a bound that doubles each
 * time ("full jitter"), so that clients that failed together don't come back together.
 */
export function pauseAfter(failures: number, limits: TransferLimits): number {
  const bound = Math.min(limits.longestPauseMilliseconds, limits.firstPauseMilliseconds * 2 ** (failures - 1));
  return Math.random() * bound;
}

/** Waits; ends early with the signal's reason. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(milliseconds, undefined, { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}
