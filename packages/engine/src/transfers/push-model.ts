import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseModelName, stripSourceSuffix, tryParseModelName, type ModelName } from '@puna/protocol';
import { BlobNotFoundError, referencedBlobs, type Layer, type StoredManifest } from '@puna/store';
import type { EngineContext } from '../engine-context.js';
import { MissingManifestError } from '../errors/missing-manifest-error.js';
import { followLayers, type MoveLayer } from './follow-layers.js';
import type { PushProgress, TransferRequest } from './transfer-progress.js';

/** The model of the same registry that a layer came from, where its registry has the layer already. */
function mountSource({ from }: Layer, name: ModelName): ModelName | undefined {
  const source = from === undefined ? undefined : tryParseModelName(from);
  return source?.host.toLowerCase() === name.host.toLowerCase() ? source : undefined;
}

async function requireStored({ store }: EngineContext, name: ModelName): Promise<StoredManifest> {
  const stored = await store.manifests.read(name);
  if (stored !== undefined) return stored;
  throw new MissingManifestError(join(store.directory, 'manifests', name.host, name.namespace, name.model, name.tag));
}

function pushLayer({ store, registry }: EngineContext, name: ModelName, insecure: boolean): MoveLayer<Layer> {
  return async (layer, { signal, onProgress }) => {
    if ((await store.blobs.stat(layer.digest)) === undefined) throw new BlobNotFoundError(layer.digest);
    const mountFrom = mountSource(layer, name);
    await registry.pushBlob(name, layer, store.blobs.path(layer.digest), {
      insecure,
      signal,
      onProgress: ({ completed }) => onProgress(completed),
      ...(mountFrom === undefined ? {} : { mountFrom }),
    });
    onProgress(layer.size);
  };
}

/**
 * Sends a model to its registry, and yields what happens. Layers that the registry has are not sent; the manifest goes
 * last, byte for byte, so that the name means the whole model or what it meant before.
 *
 * @throws InvalidModelNameError, MissingManifestError, BlobNotFoundError, the errors of the registry, the signal's reason.
 */
export async function* pushModel(context: EngineContext, request: TransferRequest): AsyncGenerator<PushProgress> {
  const { insecure = false, signal } = request;
  const name = parseModelName(stripSourceSuffix(request.model.trim()));
  yield { step: 'retrieving-manifest' };
  const { manifest, path } = await requireStored(context, name);
  const bytes = await readFile(path);
  for await (const progress of followLayers(referencedBlobs(manifest), pushLayer(context, name, insecure), signal)) {
    yield { step: 'pushing-layer', ...progress };
  }
  yield { step: 'pushing-manifest' };
  await context.registry.pushManifest(name, bytes, manifest.mediaType, { insecure, signal });
  yield { step: 'success' };
}
