import { join } from 'node:path';
import { hasSystemCode } from '@puna/errors';
import { lock } from 'proper-lockfile';
import { StoreLockedError } from './errors/store-locked-error.js';
import type { StoreLogger } from './logger.js';

/** Runs one piece of work at a time over all processes that share the store. */
export type StoreLock = <T>(work: () => Promise<T>) => Promise<T>;

/** A holder that has not shown a sign of life for this long is taken to have died. */
const staleAfterMilliseconds = 10_000;

/** Longer than it takes to find a dead holder and for a long prune to end. */
const longestWaitMilliseconds = 60_000;

/**
 * Makes the lock of a store directory.
 *
 * Why a lock: deleting a model means "remove the blobs that no manifest refers to". Between looking and removing,
 * another process could write a manifest that refers to one of them. Every change of manifests and every removal of
 * blobs therefore happens under this lock. Reading needs none, since each file is replaced in one step.
 *
 * The lock is a folder, made in one step on every file system. Its holder touches it while it works, so that it can
 * be taken over from a process that died. The original server knows nothing of it: don't let both change one directory
 * at the same moment.
 */
export function createStoreLock(directory: string, logger: StoreLogger): StoreLock {
  // Callers in this process wait in line here, so that each process asks for the lock once and the order is fair.
  let lastInLine: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = lastInLine.then(() => runLocked(directory, logger, work));
    lastInLine = turn.catch(() => {});
    return turn;
  };
}

async function runLocked<T>(directory: string, logger: StoreLogger, work: () => Promise<T>): Promise<T> {
  const release = await acquire(directory, logger);
  try {
    return await work();
  } finally {
    // The work is done, whether or not the lock could be kept alive until now.
    await release().catch((error: unknown) => logger.warn(`the lock of the model store was lost: ${String(error)}`));
  }
}

async function acquire(directory: string, logger: StoreLogger): Promise<() => Promise<void>> {
  const lockPath = join(directory, '.puna-lock');
  try {
    return await lock(directory, {
      lockfilePath: lockPath,
      stale: staleAfterMilliseconds,
      // Without this the library would end the process when the lock is lost, for example after a long suspend.
      onCompromised: (error) => logger.warn(`the lock of the model store was lost: ${error.message}`),
      retries: {
        forever: true,
        maxRetryTime: longestWaitMilliseconds,
        factor: 1.5,
        minTimeout: 5,
        maxTimeout: 250,
        randomize: true,
      },
    });
  } catch (error) {
    if (hasSystemCode(error, ['ELOCKED'])) throw new StoreLockedError(lockPath, { cause: error });
    throw error;
  }
}
