import { parseModelName, stripSourceSuffix, type ModelName } from '@puna/protocol';
import type { BlobDescriptor, FetchedManifest } from '@puna/registry';
import { CorruptManifestError, mediaTypes, referencedDigests, type StoredManifest } from '@puna/store';
import type { EngineContext } from '../engine-context.js';
import { UnsupportedModelError } from '../errors/unsupported-model-error.js';
import { isPresent } from '../models/layer-blob.js';
import { followLayers } from './follow-layers.js';
import { pullLayer } from './pull-layer.js';
import { requireRoomFor } from './room-for-layers.js';
import type { PullProgress, TransferRequest } from './transfer-progress.js';

/** The blobs of a model, its config last. Some registries have models without a config. */
function blobsOf({ manifest: { layers, config } }: FetchedManifest): BlobDescriptor[] {
  return config === undefined ? [...layers] : [...layers, config];
}

/** Models for Apple's MLX are made of one layer for each tensor. */
function requireKnownFormat({ manifest: { layers } }: FetchedManifest): void {
  if (!layers.some(({ mediaType }) => mediaType === mediaTypes.tensor)) return;
  throw new UnsupportedModelError('this model requires MLX support, but the MLX runtime is not available');
}

/** The version that the pull will replace. A damaged one is replaced as well. */
async function previousVersion({ store }: EngineContext, name: ModelName): Promise<StoredManifest | undefined> {
  try {
    return await store.manifests.read(name);
  } catch (error) {
    if (CorruptManifestError.isInstance(error)) return undefined;
    throw error;
  }
}

/** Forgets a pull that failed before anything came. One that brought something stays, to be gone on with. */
async function forgetEmptyPull(
  context: EngineContext,
  name: ModelName,
  blobs: readonly BlobDescriptor[],
): Promise<void> {
  const { store } = context;
  for (const blob of blobs) {
    if ((await isPresent(store, blob)) || (await store.unfinished.downloadedBytes(blob.digest)) > 0) return;
  }
  await store.unfinished.end(name);
}

/**
 * Brings a model from its registry, and yields what happens. The name appears, or changes what it means, only when all
 * layers are there and verified; a pull that ends early, for whatever reason, goes on where it was when it is begun again.
 *
 * @throws InvalidModelNameError, UnsupportedModelError, the errors of the registry and of the store, the signal's reason.
 */
export async function* pullModel(context: EngineContext, request: TransferRequest): AsyncGenerator<PullProgress> {
  const { store, registry, settings } = context;
  const { insecure = false, signal } = request;
  const name = parseModelName(stripSourceSuffix(request.model.trim()));
  yield { step: 'pulling-manifest' };
  const fetched = await registry.fetchManifest(name, { insecure, signal });
  requireKnownFormat(fetched);
  const blobs = blobsOf(fetched);
  await requireRoomFor(store, blobs);
  const previous = await previousVersion(context, name);
  await store.unfinished.begin(
    name,
    blobs.map(({ digest }) => digest),
  );
  try {
    for await (const progress of followLayers(blobs, pullLayer({ store, registry }, name, insecure), signal)) {
      yield { step: 'pulling-layer', ...progress };
    }
  } catch (error) {
    await forgetEmptyPull(context, name, blobs);
    throw error;
  }
  // Each layer was hashed while it arrived.
  yield { step: 'verifying' };
  yield { step: 'writing-manifest' };
  await store.manifests.writeBytes(name, fetched.bytes);
  await store.unfinished.end(name);
  yield { step: 'removing-unused' };
  if (previous !== undefined && !settings.keepUnused) await store.removeUnused(referencedDigests(previous.manifest));
  yield { step: 'success' };
}
