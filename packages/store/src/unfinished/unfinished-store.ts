import { mkdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { isMissing } from '@puna/errors';
import { digestHex, type ModelName } from '@puna/protocol';
import { syncDirectory } from '../durable-file.js';
import { scanManifests } from '../manifests/scan-manifests.js';
import type { StoreContext } from '../store-context.js';
import { usedDigests } from '../used-digests.js';
import { removePullRecord, writePullRecord } from './pull-records.js';
import { bytesOnDisk, downloadFiles, type DownloadFiles } from './unfinished-files.js';

/** Pulls that have begun and not ended. What they have brought so far stays for a month, also when the process dies. */
export interface UnfinishedStore {
  /** Remembers the blobs that a pull needs, so that neither `prune` nor a deletion of another model removes them. */
  begin(name: ModelName, digests: readonly string[]): Promise<void>;

  /** Forgets a pull whose model is in the store now. */
  end(name: ModelName): Promise<void>;

  /**
   * Forgets a pull and removes what only it needed.
   *
   * @returns false where there is no unfinished pull of this name.
   */
  discard(name: ModelName): Promise<boolean>;

  /**
   * Where the download of a blob keeps its files; their folder is made.
   *
   * @throws InvalidDigestError
   */
  files(digest: string): Promise<DownloadFiles>;

  /** The bytes on the disk that a half download of a blob takes; 0 where there is none. */
  downloadedBytes(digest: string): Promise<number>;

  /**
   * Makes a blob of a downloaded file, in the place of a damaged one where there is one. The caller has verified the
   * content and flushed it to the disk.
   *
   * @param path a file on the store's file system
   */
  publish(digest: string, path: string): Promise<void>;
}

/** Makes the part of a store that keeps unfinished pulls. */
export function createUnfinishedStore(context: StoreContext): UnfinishedStore {
  const { folders, lock, blobs } = context;
  return {
    begin: (name, digests) => lock(() => writePullRecord(folders.unfinished, name, digests)),
    end: (name) => lock(async () => void (await removePullRecord(folders.unfinished, name))),
    discard: (name) => lock(() => discardPull(context, name)),
    async files(digest) {
      const files = downloadFiles(folders.unfinished, digest);
      await mkdir(folders.unfinished, { recursive: true, mode: 0o755 });
      return files;
    },
    async downloadedBytes(digest) {
      const { journalPath, partialPath } = downloadFiles(folders.unfinished, digest);
      return (await bytesOfFile(journalPath)) + (await bytesOfFile(partialPath));
    },
    async publish(digest, path) {
      // Its age counts from now, since no model may name it yet.
      const now = new Date();
      await utimes(path, now, now);
      await rename(path, blobs.path(digest));
      await syncDirectory(folders.blobs);
    },
  };
}

async function bytesOfFile(path: string): Promise<number> {
  try {
    return bytesOnDisk(await stat(path));
  } catch (error) {
    if (isMissing(error)) return 0;
    throw error;
  }
}

async function discardPull(context: StoreContext, name: ModelName): Promise<boolean> {
  const { folders, blobs } = context;
  const record = await removePullRecord(folders.unfinished, name);
  if (record === undefined) return false;
  const used = await usedDigests(folders, await scanManifests(folders.manifests));
  for (const digest of record.digests) {
    if (used.has(digestHex(digest))) continue;
    const { partialPath, journalPath, lockPath } = downloadFiles(folders.unfinished, digest);
    for (const path of [partialPath, journalPath, lockPath, blobs.path(digest)]) {
      await rm(path, { recursive: true, force: true });
    }
  }
  return true;
}
