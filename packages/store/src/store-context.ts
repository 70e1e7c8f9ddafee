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

/** The two folders of the original's layout. */
export interface StoreFolders {
  readonly blobs: string;
  readonly manifests: string;
}

/** Where a store's folders are. */
export function storeFolders(directory: string): StoreFolders {
  return { blobs: join(directory, 'blobs'), manifests: join(directory, 'manifests') };
}
