import { setTimeout as sleep } from 'node:timers/promises';

/** How often progress is told, in milliseconds (contract: api, section 11). */
const tickMilliseconds = 60;

/** What work is given that somebody follows. */
export interface FollowedWork<Progress> {
  /** Aborts when the work is no longer wanted. */
  readonly signal: AbortSignal;

  /** Says how far the work is. Of what is said of one subject between two ticks, only the last is heard. */
  readonly report: (progress: Progress, subject?: string) => void;
}

/**
 * Does some work and yields how far it is, whenever that has changed. Where nobody listens any more, the work is told to
 * stop, and has stopped when the generator has ended.
 *
 * @returns what the work returns
 * @throws what the work throws
 */
export async function* followWork<Progress, Result>(
  work: (followed: FollowedWork<Progress>) => Promise<Result>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, Result> {
  const stop = new AbortController();
  const reported = new Map<string, Progress>();
  const result = work({
    signal: signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]),
    report: (progress, subject = '') => void reported.set(subject, progress),
  });
  const ended = result.then(
    () => 'ended' as const,
    () => 'ended' as const,
  );
  try {
    for (let state: 'ended' | 'working' = 'working'; state === 'working';) {
      state = await Promise.race([ended, sleep(tickMilliseconds, 'working' as const)]);
      const news = [...reported.values()];
      reported.clear();
      yield* news;
    }
    return await result;
  } finally {
    stop.abort();
    await ended;
  }
}
