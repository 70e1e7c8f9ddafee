import { requireFreeSpace, type BlobDescriptor } from '@puna/registry';
import type { Store } from '@puna/store';
import { isPresent } from '../models/layer-blob.js';

async function missingBytes(store: Store, layer: BlobDescriptor): Promise<number> {
  if (await isPresent(store, layer)) return 0;
  return Math.max(0, layer.size - (await store.unfinished.downloadedBytes(layer.digest)));
}

/**
 * Makes sure, before the first byte, that what is missing of a model fits on the disk.
 *
 * @throws InsufficientSpaceError with the bytes that are needed and free.
 */
export async function requireRoomFor(store: Store, layers: readonly BlobDescriptor[]): Promise<void> {
  const missing = await Promise.all(layers.map((layer) => missingBytes(store, layer)));
  await requireFreeSpace(
    store.directory,
    missing.reduce((sum, bytes) => sum + bytes, 0),
  );
}
