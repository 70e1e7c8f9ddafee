import type { ModelName } from '@puna/protocol';
import type { BlobDescriptor, RegistryClient } from '@puna/registry';
import type { Store } from '@puna/store';
import { isPresent } from '../models/layer-blob.js';
import type { MoveLayer } from './follow-layers.js';

/** Brings one layer into the store; one that is there counts as used just now. */
export function pullLayer(
  parts: { readonly store: Store; readonly registry: RegistryClient },
  name: ModelName,
  insecure: boolean,
): MoveLayer<BlobDescriptor> {
  const { store, registry } = parts;
  return async (layer, { signal, onProgress }) => {
    if (await isPresent(store, layer)) {
      await store.blobs.touch(layer.digest);
      onProgress(layer.size);
      return;
    }
    const files = await store.unfinished.files(layer.digest);
    await registry.pullBlob(
      name,
      layer,
      {
        ...files,
        isPresent: () => isPresent(store, layer),
        publish: (path) => store.unfinished.publish(layer.digest, path),
      },
      { insecure, signal, onProgress: ({ completed }) => onProgress(completed) },
    );
    onProgress(layer.size);
  };
}
