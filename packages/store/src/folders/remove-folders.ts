import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { hasSystemCode } from '@puna/errors';
import { listFolder } from '../list-folder.js';
import type { ManifestScan } from '../manifests/scan-manifests.js';
import type { StoreContext } from '../store-context.js';
import { folderFiles, folderKey } from './folder-key.js';

/**
 * Removes the folders that belong to no model: as long as a file has a name there, its room is not given back. Call it under
 * the lock.
 *
 * @returns the paths of those that are gone.
 */
export async function removeUnusedFolders(
  { folders, logger }: Pick<StoreContext, 'folders' | 'logger'>,
  { manifests }: Pick<ManifestScan, 'manifests'>,
): Promise<string[]> {
  const used = new Set(manifests.map(({ manifest }) => folderKey(folderFiles(manifest))));
  const removed: string[] = [];
  for (const name of await listFolder(folders.folders)) {
    if (used.has(name)) continue;
    const path = join(folders.folders, name);
    try {
      await rm(path, { recursive: true, force: true });
      removed.push(path);
    } catch (error) {
      // Windows removes no file that a runtime has open; the next time it will be closed.
      if (!hasSystemCode(error, ['EBUSY', 'EPERM', 'EACCES', 'ENOTEMPTY'])) throw error;
      logger.warn(`the folder ${path} could not be removed yet: ${String(error)}`);
    }
  }
  return removed;
}
