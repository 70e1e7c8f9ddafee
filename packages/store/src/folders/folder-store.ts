import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { StoreContext } from '../store-context.js';
import { checkFolderNames } from './folder-names.js';
import { folderKey, type FolderFile } from './folder-key.js';
import { isSameFile, linkFile } from './link-file.js';

/**
 * The models that are folders, for programs that need their files under the names that these had. Each file is a blob, so
 * that models share what is equal; a folder holds links to them and takes no room.
 */
export interface FolderStore {
  /** Where the folder with these files is, or would be. */
  path(files: readonly FolderFile[]): string;

  /**
   * Lays a folder out where it is not there, or where one of its blobs was replaced since.
   *
   * @returns its path.
   * @throws InvalidFolderError where the names make no folder; BlobNotFoundError; the system's error where the file system
   * of the store knows no links or may not be written to.
   */
  open(files: readonly FolderFile[]): Promise<string>;
}

/** Makes the folder part of a store. */
export function createFolderStore({ folders, blobs, lock }: StoreContext): FolderStore {
  const path = (files: readonly FolderFile[]): string => join(folders.folders, folderKey(files));
  return {
    path,
    async open(files) {
      checkFolderNames(files.map(({ name }) => name));
      const folder = path(files);
      const links = files.map(({ name, digest }) => ({ digest, blob: blobs.path(digest), link: join(folder, name) }));
      const complete = await Promise.all(links.map(({ blob, link }) => isSameFile(blob, link)));
      if (complete.every(Boolean)) return folder;
      // Under the lock, so that nobody removes the folder while it is laid out.
      await lock(async () => {
        for (const { blob, link, digest } of links) {
          await blobs.touch(digest);
          if (await isSameFile(blob, link)) continue;
          await mkdir(dirname(link), { recursive: true, mode: 0o755 });
          await linkFile(blob, link);
        }
      });
      return folder;
    },
  };
}
