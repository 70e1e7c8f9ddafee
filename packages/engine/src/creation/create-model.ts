import { configMediaType, manifestMediaType, type Manifest } from '@puna/store';
import type { EngineContext } from '../engine-context.js';
import { CreateInputError } from '../errors/create-input-error.js';
import { ModelNotFoundError } from '../errors/model-not-found-error.js';
import { pullModel } from '../transfers/pull-model.js';
import { applyOverrides } from './apply-overrides.js';
import { addAdapters, baseFromFiles } from './base-from-files.js';
import { baseFromModel } from './base-from-model.js';
import { checkFiles, checkQuantization } from './check-create-request.js';
import type { CreateModelRequest, CreateProgress } from './create-request.js';
import type { DraftLayer, DraftModel } from './draft-model.js';

/** Starts from a model, which is pulled where the store does not have it. */
async function* storedOrPulled(
  context: EngineContext,
  from: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<CreateProgress, DraftModel> {
  try {
    return await baseFromModel(context, from);
  } catch (error) {
    if (!ModelNotFoundError.isInstance(error)) throw error;
  }
  for await (const progress of pullModel(context, { model: from, ...(signal === undefined ? {} : { signal }) })) {
    if (progress.step !== 'success') yield progress;
  }
  return baseFromModel(context, from);
}

async function* startDraft(
  context: EngineContext,
  request: CreateModelRequest,
  files: Readonly<Record<string, string>>,
): AsyncGenerator<CreateProgress, DraftModel> {
  if (request.from) return yield* storedOrPulled(context, request.from, request.signal);
  if (Object.keys(files).length > 0) return yield* baseFromFiles(context, files);
  throw new CreateInputError("neither 'from' or 'files' was specified");
}

function progressOf({ layer, existed, autodetectedTemplate }: DraftLayer): CreateProgress {
  if (autodetectedTemplate !== undefined) return { step: 'autodetected-template', template: autodetectedTemplate };
  return { step: existed ? 'existing-layer' : 'new-layer', digest: layer.digest };
}

/** Writes config and manifest, and removes what only the old version of the model needed. */
async function writeDraft(context: EngineContext, request: CreateModelRequest, draft: DraftModel): Promise<void> {
  const { store, settings } = context;
  const config = { ...draft.config, architecture: 'amd64', os: 'linux' };
  const { digest, size } = await store.blobs.writeBytes(JSON.stringify(config));
  const manifest: Manifest = {
    schemaVersion: 2,
    mediaType: manifestMediaType,
    config: { mediaType: configMediaType, digest, size },
    layers: draft.layers.map(({ layer }) => layer),
  };
  const previous = await store.manifests.read(request.name);
  await store.manifests.write(request.name, manifest);
  if (previous === undefined || settings.keepUnused) return;
  await store.removeUnused([previous.manifest.config, ...previous.manifest.layers].map((layer) => layer.digest));
}

/**
 * Makes a model from another one or from uploaded files, and yields what happens. The name appears, or changes what
 * it means, only at the end; a failure leaves everything as it was.
 *
 * @throws CreateInputError, QuantizationError, ModelNotFoundError, MissingBlobError.
 */
export async function* createModel(
  context: EngineContext,
  request: CreateModelRequest,
): AsyncGenerator<CreateProgress> {
  const files = checkFiles(request.files);
  const adapters = checkFiles(request.adapters);
  checkQuantization(request);
  const draft = yield* startDraft(context, request, files);
  yield* addAdapters(context, draft, adapters);
  await applyOverrides(draft, request);
  request.signal?.throwIfAborted();
  for (const layer of draft.layers) yield progressOf(layer);
  yield { step: 'writing-manifest' };
  await writeDraft(context, request, draft);
  yield { step: 'success' };
}
