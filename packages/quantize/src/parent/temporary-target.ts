import { randomUUID } from 'node:crypto';
import { appendFile, open, rename, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';

/** More than a file system keeps in reserve for a file that it has begun. */
const probeSize = 1024 ** 2;

/** A file beside the target that takes its place when it is complete. */
export interface TemporaryTarget {
  readonly directory: string;

  /** Plain letters, whatever the target's own name. */
  readonly name: string;

  /**
   * Writes a little more to it, to learn what llama.cpp does not tell: whether the disk is full.
   *
   * @throws Node's system errors (`ENOSPC` …).
   */
  probe(): Promise<void>;

  /** Brings it onto the disk and gives it the target's name. */
  publish(): Promise<void>;
  remove(): Promise<void>;
}

/**
 * Creates the file, empty: a directory that can't be written is found out here.
 *
 * @throws Node's system errors.
 */
export async function createTemporaryTarget(targetPath: string): Promise<TemporaryTarget> {
  const directory = path.dirname(path.resolve(targetPath));
  const name = `quantize-${randomUUID()}.partial`;
  const temporaryPath = path.join(directory, name);
  const handle = await open(temporaryPath, 'wx', 0o644);
  await handle.close();
  return {
    directory,
    name,
    probe: () => appendFile(temporaryPath, new Uint8Array(probeSize), { flush: true }),
    publish: async () => {
      await syncFile(temporaryPath);
      await rename(temporaryPath, targetPath);
      await syncDirectory(directory);
    },
    remove: () => rm(temporaryPath, { force: true }),
  };
}

async function syncFile(filePath: string): Promise<void> {
  const handle = await open(filePath, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes the rename survive a power cut, where the system can do that. */
async function syncDirectory(directory: string): Promise<void> {
  // Windows can't open a directory as a file; NTFS keeps a journal of its entries itself.
  if (process.platform === 'win32') return;
  let handle: FileHandle | undefined;
  try {
    handle = await open(directory, 'r');
    await handle.sync();
  } catch {
    // Some network file systems refuse this; there is no other way to ask them, and the file itself is complete.
  } finally {
    await handle?.close();
  }
}
