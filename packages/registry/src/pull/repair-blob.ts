import { constants } from 'node:fs';
import { copyFile, rm, stat } from 'node:fs/promises';
import { RegistryError } from '../errors/registry-error.js';
import type { Repository } from '../names/repository.js';
import type { RegistryContext } from '../registry-context.js';
import type { ProgressListener } from '../transfers/progress.js';
import { BlobFile } from './blob-file.js';
import { fileError } from './file-error.js';
import type { BlobIdentity } from './open-range.js';
import { underProcessLock } from './process-lock.js';
import { repairRanges } from './repair-ranges.js';

/** A file that should hold a blob. All paths are on one file system. */
export interface RepairTarget {
  readonly path: string;

  /** Where the repaired copy is made. Nothing stays there. */
  readonly copyPath: string;

  /** A folder that is there while a process repairs the file. */
  readonly lockPath: string;

  /** Moves the copy, which is verified and flushed to the disk, to the place of the file. */
  replace(copyPath: string): Promise<void>;
}

/** One file to be repaired. */
export interface RepairBlobOptions {
  readonly context: RegistryContext;
  /** The registry itself, then its mirrors. */
  readonly repositories: readonly Repository[];
  readonly blob: BlobIdentity;
  readonly target: RepairTarget;
  readonly signal: AbortSignal;
  readonly onProgress: ProgressListener;
}

/** Repairs a file where it is damaged. Another process that is doing so is waited for. */
export async function repairBlob(options: RepairBlobOptions): Promise<'intact' | 'repaired'> {
  const { context, target, signal } = options;
  let result: 'intact' | 'repaired' = 'intact';
  await underProcessLock({
    path: target.path,
    lockPath: target.lockPath,
    logger: context.logger,
    signal,
    look: async () => 'busy',
    work: async (lockSignal) => {
      result = await repairUnderLock({ ...options, signal: lockSignal });
    },
  });
  return result;
}

async function repairUnderLock(options: RepairBlobOptions): Promise<'intact' | 'repaired'> {
  const { target } = options;
  const { copyPath } = target;
  try {
    await copyFile(target.path, copyPath, constants.COPYFILE_FICLONE);
    if (!(await repairCopy(options, (await stat(copyPath)).size))) return 'intact';
    await target.replace(copyPath);
    return 'repaired';
  } catch (error) {
    throw RegistryError.isInstance(error) || options.signal.aborted ? error : fileError(copyPath, error);
  } finally {
    // Gone already where it took the place of the file.
    await rm(copyPath, { force: true });
  }
}

/**
 * Returns whether the copy, which has so many bytes, was damaged; it no longer is. What it has too much is cut off, and
 * what it lacks altogether is fetched first.
 */
async function repairCopy(options: RepairBlobOptions, size: number): Promise<boolean> {
  const { context, repositories, blob, target, signal, onProgress } = options;
  const file = await BlobFile.open(target.copyPath, blob.size);
  try {
    const found = await file.digest(signal);
    if (found === blob.digest && size === blob.size) return false;
    if (found !== blob.digest) {
      const suspects = [{ start: Math.min(size, blob.size), end: blob.size }];
      await repairRanges({ context, blob, file, found, suspects, repositories, signal, onProgress });
    }
    await file.sync();
    return true;
  } finally {
    await file.close();
  }
}
