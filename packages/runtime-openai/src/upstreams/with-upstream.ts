import { setTimeout as sleep } from 'node:timers/promises';
import { UpstreamLostError } from '../errors/upstream-lost-error.js';
import { UpstreamUnavailableError } from '../errors/upstream-unavailable-error.js';
import { takeUpstream } from './take-upstream.js';
import type { RetryBudget } from './retry-budget.js';
import type { Upstream } from './upstream.js';

/** What sending a request needs to know. */
export interface SendingContext {
  /** The hosts that have the model. */
  readonly upstreams: readonly Upstream[];
  readonly budget: RetryBudget;

  /** The most attempts for one request. */
  readonly attempts: number;
  readonly signal: AbortSignal;
}

/** Milliseconds before a host that failed a request gets it again; each time twice as long. */
const firstPause = 50;

/**
 * Does the work with one host, and with another one where that fails before it has begun to answer. The host counts as
 * working on it until `work` is done; a result that goes on has to count for itself.
 *
 * @throws the last error.
 */
export async function withUpstream<Result>(
  { upstreams, budget, attempts, signal }: SendingContext,
  work: (upstream: Upstream) => Promise<Result>,
): Promise<Result> {
  const tried = new Set<Upstream>();
  let last: unknown;
  budget.earn();
  for (let attempt = 1; attempt <= attempts; attempt++) {
    if (attempt > 1 && !budget.take()) break;
    const upstream = await takeUpstream(upstreams, tried, attempt > 1);
    if (upstream === undefined) break;
    try {
      signal.throwIfAborted();
      if (tried.has(upstream)) await pause(firstPause * 2 ** (attempt - 2), signal);
      if (attempt > 1) upstream.countRetry();
      tried.add(upstream);
      return await upstream.attempt(() => work(upstream));
    } catch (error) {
      signal.throwIfAborted();
      if (!mayRepeat(error)) throw error;
      last = error;
    } finally {
      upstream.running--;
    }
  }
  throw last ?? upstreams[0]?.leftAlone() ?? new UpstreamUnavailableError('The model has no hosts.');
}

function mayRepeat(error: unknown): boolean {
  return UpstreamUnavailableError.isInstance(error) || UpstreamLostError.isInstance(error);
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds * (0.5 + Math.random()), undefined, { signal }).catch(() => signal.throwIfAborted());
}
