import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { hasSystemCode } from '@puna/errors';

/** Makes the renames and removals in a directory survive a power cut. */
export async function syncDirectory(directory: string): Promise<void> {
  // Windows can't open a directory as a file; NTFS keeps a journal of its entries itself.
  if (process.platform === 'win32') return;
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } catch (error) {
    // Some network file systems refuse this; there is no other way to ask them.
    if (!hasSystemCode(error, ['EINVAL', 'ENOTSUP', 'EPERM'])) throw error;
  } finally {
    await handle.close();
  }
}

/**
 * Writes a whole file so that a reader sees the old content or the new, never a part, whenever the process dies.
 * `temporaryPath` must not exist and must be on the same file system; nothing stays there.
 */
export async function replaceFile(path: string, temporaryPath: string, content: Uint8Array | string): Promise<void> {
  try {
    const handle = await open(temporaryPath, 'wx', 0o644);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporaryPath, path);
  } catch (error) {
    await rm(temporaryPath, { force: true });
    throw error;
  }
  await syncDirectory(dirname(path));
}
