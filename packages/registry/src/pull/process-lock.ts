import { rm } from 'node:fs/promises';
import { hasSystemCode } from '@puna/errors';
import { lock } from 'proper-lockfile';
import { pause } from '../http/backoff.js';
import type { RegistryLogger } from '../logger.js';
import { fileError } from './file-error.js';

/** A holder that has shown no sign of life for this long is taken to have died. */
const staleAfterMilliseconds = 10_000;
const signOfLifeMilliseconds = 2_000;

const lookMilliseconds = 500;

/** One piece of work that at most one process does at a time. */
export interface LockedWork {
  /** The file that the work is about, and the folder that stands for the lock. */
  readonly path: string;
  readonly lockPath: string;
  readonly logger: RegistryLogger;
  readonly signal: AbortSignal;
  /**
   * Called now and then while another process holds the lock.
   *
   * @returns `done` where that process has done the work, `abandoned` where it is known to have ended, else `busy`.
   */
  readonly look: () => Promise<'done' | 'abandoned' | 'busy'>;
  /** The work. Its signal also aborts when the lock is lost, for example after a long suspend. */
  readonly work: (signal: AbortSignal) => Promise<void>;
}

/** Does the work under the lock, or waits until another process has done it. */
export async function underProcessLock(options: LockedWork): Promise<void> {
  const { lockPath, signal, logger, look, work } = options;
  for (;;) {
    signal.throwIfAborted();
    const lost = new AbortController();
    const release = await tryLock(options, lost);
    if (release === undefined) {
      const state = await look();
      if (state === 'done') return;
      // Should two processes come here at once, one may take the lock of the other, which notices and waits again.
      if (state === 'abandoned') await rm(lockPath, { recursive: true, force: true });
      else await pause(lookMilliseconds, signal);
      continue;
    }
    try {
      await work(AbortSignal.any([signal, lost.signal]));
      return;
    } catch (error) {
      if (!lost.signal.aborted || signal.aborted) throw error;
      logger.warn(`the lock ${lockPath} was lost, and is waited for again`);
    } finally {
      // Fails where the lock was lost; the work is done or will be done again.
      await release().catch(() => {});
    }
  }
}

async function tryLock(
  { path, lockPath }: LockedWork,
  lost: AbortController,
): Promise<(() => Promise<void>) | undefined> {
  try {
    return await lock(path, {
      lockfilePath: lockPath,
      // The file need not be there yet.
      realpath: false,
      stale: staleAfterMilliseconds,
      update: signOfLifeMilliseconds,
      onCompromised: (error) => lost.abort(error),
    });
  } catch (error) {
    if (hasSystemCode(error, ['ELOCKED'])) return undefined;
    throw fileError(lockPath, error);
  }
}
