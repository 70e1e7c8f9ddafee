import { statfs } from 'node:fs/promises';
import { InsufficientSpaceError } from './errors/insufficient-space-error.js';

/**
 * Makes sure that a directory has room for so many bytes, as far as its file system knows: quotas are not counted.
 *
 * @throws InsufficientSpaceError, which says how much is needed and free.
 */
export async function requireFreeSpace(directory: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(directory);
  const free = bavail * bsize;
  if (free < bytes) throw new InsufficientSpaceError(directory, bytes, free);
}
