import { join } from 'node:path';
import type { BlobStore } from './blobs/blob-store.js';
import type { StoreLogger } from './logger.js';
import type { StoreLock } from './store-lock.js';

/** What the parts of one store share. */
export interface StoreContext {
  readonly folders: StoreFolders;
  readonly blobs: BlobStore;
  readonly lock: StoreLock;
  readonly logger: StoreLogger;
}

/** The two folders of the original's layout, and two of our own. */
export interface StoreFolders {
  readonly blobs: string;
  readonly manifests: string;

  /** What pulls have brought that have not ended. Made with the first pull. */
  readonly unfinished: string;

  /** Where models that are folders are laid out. Made with the first one. */
  readonly folders: string;
}

/** Where a store's folders are. */
export function storeFolders(directory: string): StoreFolders {
  return {
    blobs: join(directory, 'blobs'),
    manifests: join(directory, 'manifests'),
    unfinished: join(directory, 'unfinished'),
    folders: join(directory, 'folders'),
  };
}
