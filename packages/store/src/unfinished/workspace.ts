import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rm, stat, writeFile } from 'node:fs/promises';
import { hashFile, type HashFileOptions } from '../blobs/hash-file.js';
import { publishFile, type WrittenBlob } from '../blobs/write-blob.js';
import { removeUnusedBlobs } from '../remove-blobs.js';
import type { StoreContext } from '../store-context.js';
import { neededBlobPath, workspacePath } from './workspace-folders.js';

/**
 * A place where a model is made. What it needs stays in the store until it is closed, whatever other models, deletions and
 * processes do; what it made and no model refers to is gone afterwards, together with its files.
 */
export interface Workspace {
  /** A folder for files on the way, on the file system of the blobs. */
  readonly directory: string;

  /**
   * Keeps a blob in the store.
   *
   * @throws BlobNotFoundError where it is not there.
   */
  keep(digest: string): Promise<void>;

  /** Writes a small blob and keeps it. */
  writeBytes(content: Uint8Array | string): Promise<WrittenBlob>;

  /**
   * Makes a blob of a file in the workspace, without copying it, and keeps it.
   *
   * @throws the signal's reason, and the system's errors.
   */
  adopt(path: string, options?: HashFileOptions): Promise<WrittenBlob>;

  /** Gives everything back that no model refers to by now. */
  close(): Promise<void>;
}

/** Makes an empty workspace. One whose process died is removed by `prune` an hour after it was last written to. */
export async function openWorkspace(context: StoreContext): Promise<Workspace> {
  const { folders, blobs, lock } = context;
  const directory = workspacePath(folders.unfinished, randomUUID());
  await mkdir(directory, { recursive: true, mode: 0o755 });
  const made = new Set<string>();
  // Under the lock, so that whoever removes blobs has either ended before or knows of the need.
  const need = (digest: string): Promise<void> => lock(() => writeFile(neededBlobPath(directory, digest), ''));
  const remember = (written: WrittenBlob): WrittenBlob => {
    if (written.created) made.add(written.digest);
    return written;
  };
  return {
    directory,
    async keep(digest) {
      await need(digest);
      await blobs.touch(digest);
    },
    async writeBytes(content) {
      await need(`sha256:${createHash('sha256').update(content).digest('hex')}`);
      return remember(await blobs.writeBytes(content));
    },
    async adopt(path, options = {}) {
      const digest = await hashFile(path, options);
      const { size } = await stat(path);
      await flush(path);
      await need(digest);
      const created = await publishFile(folders.blobs, path, digest, size);
      return remember({ digest, size, created });
    },
    close: () =>
      lock(async () => {
        await rm(directory, { recursive: true, force: true });
        await removeUnusedBlobs(context, [...made]);
      }),
  };
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
