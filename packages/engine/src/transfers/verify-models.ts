import { formatShortName } from '@puna/protocol';
import { referencedBlobs, type Layer, type StoredManifest } from '@puna/store';
import type { EngineContext } from '../engine-context.js';
import { DamagedBlobError } from '../errors/damaged-blob-error.js';
import { ModelNotFoundError } from '../errors/model-not-found-error.js';
import { isWhole } from '../models/layer-blob.js';
import { parseRequestedName } from '../models/model-catalogue.js';
import { followLayers, type MoveLayer } from './follow-layers.js';
import { pullLayer } from './pull-layer.js';
import type { TransferRequest, VerifyProgress } from './transfer-progress.js';

/** Models to be checked: one, or all. */
export interface VerifyRequest extends Omit<TransferRequest, 'model'> {
  /** The name as the client sent it; absent: all models. */
  readonly model?: string;
}

/** A blob and the first of the models that need it. */
interface BlobOfModel extends Layer {
  readonly owner: StoredManifest;
}

async function chosenModels({ store }: EngineContext, model: string | undefined): Promise<StoredManifest[]> {
  if (model === undefined) return store.manifests.list();
  const name = parseRequestedName(model);
  const stored = await store.manifests.read(name);
  if (stored === undefined) throw new ModelNotFoundError(name);
  return [stored];
}

/** Each blob once, however many models share it. */
function blobsOf(models: readonly StoredManifest[]): BlobOfModel[] {
  const blobs = new Map<string, BlobOfModel>();
  for (const owner of models) {
    for (const layer of referencedBlobs(owner.manifest)) {
      if (!blobs.has(layer.digest)) blobs.set(layer.digest, { ...layer, owner });
    }
  }
  return [...blobs.values()];
}

/** Reads a blob again. A missing one is as bad as a damaged one. */
function readAgain({ store }: EngineContext, damaged: (blob: BlobOfModel) => void): MoveLayer<BlobOfModel> {
  return async (blob, { signal, onProgress }) => {
    if (!(await isWhole(store, blob, { signal, onProgress }))) damaged(blob);
    onProgress(blob.size);
  };
}

/** Brings a blob from its registry: what of a damaged file is right is not fetched again. */
function repair(context: EngineContext, insecure: boolean): MoveLayer<BlobOfModel> {
  const { store, registry } = context;
  return async (blob, how) => {
    const { name } = blob.owner;
    if ((await store.blobs.stat(blob.digest)) === undefined) {
      await pullLayer({ store, registry }, name, insecure)(blob, how);
      return;
    }
    const { signal, onProgress } = how;
    const { partialPath, lockPath } = await store.unfinished.files(blob.digest);
    const target = {
      path: store.blobs.path(blob.digest),
      copyPath: `${partialPath}.repair`,
      lockPath,
      replace: (path: string) => store.unfinished.publish(blob.digest, path),
    };
    await registry.repairBlob(name, blob, target, {
      insecure,
      signal,
      onProgress: ({ completed }) => onProgress(completed),
    });
  };
}

function notRepaired({ digest, owner }: BlobOfModel, error: unknown): DamagedBlobError {
  const model = formatShortName(owner.name);
  const reason = error instanceof Error ? error.message : String(error);
  return new DamagedBlobError(
    `${digest} of ${model} is damaged and could not be repaired from its registry (${reason}); pull or create the model again`,
    { digest, model },
    { cause: error },
  );
}

/**
 * Reads the files of one model, or of all, again, and repairs the damaged ones from their registry. All files are checked
 * before the first is repaired.
 *
 * @throws ModelNotFoundError; DamagedBlobError for the first file that could not be repaired, after all were tried.
 */
export async function* verifyModels(context: EngineContext, request: VerifyRequest): AsyncGenerator<VerifyProgress> {
  const { insecure = false, signal } = request;
  const blobs = blobsOf(await chosenModels(context, request.model));
  const damaged: BlobOfModel[] = [];
  for await (const progress of followLayers(
    blobs,
    readAgain(context, (blob) => damaged.push(blob)),
    signal,
  )) {
    yield { step: 'verifying-file', ...progress };
  }
  let failure: DamagedBlobError | undefined;
  for (const blob of damaged) {
    yield { step: 'found-damage', digest: blob.digest };
    try {
      for await (const progress of followLayers([blob], repair(context, insecure), signal)) {
        yield { step: 'repairing-file', ...progress };
      }
    } catch (error) {
      signal?.throwIfAborted();
      failure ??= notRepaired(blob, error);
    }
  }
  if (failure !== undefined) throw failure;
  yield { step: 'success', verified: blobs.length, repaired: damaged.length };
}
