import { mkdir, readdir, rename } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { hasSystemCode } from '@puna/errors';
import { createBlobStore, type BlobStore } from './blobs/blob-store.js';
import { createFolderStore, type FolderStore } from './folders/folder-store.js';
import { silentLogger, type StoreLogger } from './logger.js';
import { createManifestStore, type ManifestStore } from './manifests/manifest-store.js';
import { prune, type PruneOptions, type PruneReport } from './prune.js';
import { removeUnusedBlobs } from './remove-blobs.js';
import { storeFolders, type StoreContext, type StoreFolders } from './store-context.js';
import { createStoreLock } from './store-lock.js';
import { createUnfinishedStore, type UnfinishedStore } from './unfinished/unfinished-store.js';
import { openWorkspace, type Workspace } from './unfinished/workspace.js';

/** The models on a disk. Several processes may use one directory at the same time. */
export interface Store {
  /** The absolute path of the directory. */
  readonly directory: string;
  readonly blobs: BlobStore;
  readonly manifests: ManifestStore;
  readonly unfinished: UnfinishedStore;
  readonly folders: FolderStore;

  /** Makes an empty place in which a model is made. */
  openWorkspace(): Promise<Workspace>;

  /**
   * Deletes those of the blobs that no model refers to, whatever their age, and the folders of models that are gone. Meant for
   * the blobs of a model that was just replaced.
   *
   * @returns the digests of the deleted ones.
   */
  removeUnused(digests: readonly string[]): Promise<string[]>;

  /**
   * Deletes blobs and folders that no model refers to, files whose writing never ended, and empty manifest folders. What an
   * unfinished pull needs stays, for a month after it was last gone on with. Does nothing while any manifest is damaged,
   * since it could refer to any blob.
   */
  prune(options?: PruneOptions): Promise<PruneReport>;
}

/** Where a store is. */
export interface OpenStoreOptions {
  /** The directory that holds `blobs` and `manifests`. Made where it is missing. */
  readonly directory: string;
  /** Hears what was skipped. Silent without one. */
  readonly logger?: StoreLogger | undefined;
}

/**
 * Opens a store: the layout of Ollama's own model directory, so that an existing one works as it is, in both
 * directions. Opening is cheap and needs no closing.
 */
export async function openStore({ directory, logger = silentLogger }: OpenStoreOptions): Promise<Store> {
  const root = resolve(directory);
  const folders = storeFolders(root);
  await mkdir(folders.blobs, { recursive: true, mode: 0o755 });
  await mkdir(folders.manifests, { recursive: true, mode: 0o755 });
  await renameOldBlobs(folders, logger);
  const blobs = createBlobStore(folders.blobs);
  const lock = createStoreLock(root, logger);
  const context: StoreContext = { folders, blobs, lock, logger };
  return {
    directory: root,
    blobs,
    manifests: createManifestStore(context),
    unfinished: createUnfinishedStore(context),
    folders: createFolderStore(context),
    openWorkspace: () => openWorkspace(context),
    removeUnused: (digests) => lock(() => removeUnusedBlobs(context, digests)),
    prune: (options = {}) => lock(() => prune(context, options)),
  };
}

/** Early versions of the original named blobs `sha256:<hex>`, which Windows does not allow. */
async function renameOldBlobs(folders: StoreFolders, logger: StoreLogger): Promise<void> {
  const old = (await readdir(folders.blobs)).filter((fileName) => fileName.startsWith('sha256:'));
  for (const fileName of old) {
    const newName = fileName.replace(':', '-');
    try {
      await rename(join(folders.blobs, fileName), join(folders.blobs, newName));
    } catch (error) {
      // Another process was faster, or the store may only be read.
      if (!hasSystemCode(error, ['ENOENT', 'EACCES', 'EPERM', 'EROFS'])) throw error;
      logger.warn(`the blob ${fileName} could not be renamed to ${newName}: ${String(error)}`);
    }
  }
}
