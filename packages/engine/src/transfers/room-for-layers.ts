import { stat } from 'node:fs/promises';
import { requireFreeSpace, type BlobDescriptor } from '@puna/registry';
import type { Store } from '@puna/store';
import { isPresent } from './pull-layer.js';

const bytesOfBlock = 512;

/** The bytes that a file takes on the disk: a half download has holes. */
async function bytesOnDisk(path: string): Promise<number> {
  try {
    return (await stat(path)).blocks * bytesOfBlock;
  } catch {
    return 0;
  }
}

async function missingBytes(store: Store, layer: BlobDescriptor): Promise<number> {
  if (await isPresent(store, layer)) return 0;
  const { partialPath } = await store.unfinished.files(layer.digest);
  return Math.max(0, layer.size - (await bytesOnDisk(partialPath)));
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
