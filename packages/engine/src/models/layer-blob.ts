import { hashFile, type HashFileOptions, type Layer, type Store } from '@puna/store';

/** What a layer says about its blob. */
type LayerBlob = Pick<Layer, 'digest' | 'size'>;

/** Whether a layer's blob is in the store with the size that it should have. */
export async function isPresent(store: Store, { digest, size }: LayerBlob): Promise<boolean> {
  return (await store.blobs.stat(digest))?.size === size;
}

/**
 * Whether a layer's blob is in the store and is not damaged. It is read from its start to its end.
 *
 * @throws the system's error where the file can't be read, the signal's reason.
 */
export async function isWhole(store: Store, layer: LayerBlob, options: HashFileOptions = {}): Promise<boolean> {
  if (!(await isPresent(store, layer))) return false;
  return (await hashFile(store.blobs.path(layer.digest), options)) === layer.digest;
}
