import { configMediaType, manifestMediaType, referencedDigests, type Manifest } from '@puna/store';
import type { EngineContext } from '../engine-context.js';
import { CreateInputError } from '../errors/create-input-error.js';
import { addAdapters } from './add-adapters.js';
import { addDraft } from './add-draft.js';
import { applyOverrides } from './apply-overrides.js';
import { baseFromFiles } from './base-from-files.js';
import { baseFromModel } from './base-from-model.js';
import { baseFromRemote, checkRemote } from './base-from-remote.js';
import { checkCreateRequest, type CheckedRequest } from './check-create-request.js';
import type { CreateModelRequest, CreateProgress } from './create-request.js';
import type { Creation } from './creation.js';
import type { DraftLayer, DraftModel } from './draft-model.js';

async function* startDraft(
  creation: Creation,
  { from, remote }: CreateModelRequest,
  { files, type }: CheckedRequest,
): AsyncGenerator<CreateProgress, DraftModel> {
  if (remote !== undefined) return baseFromRemote(creation, remote);
  if (from) return yield* baseFromModel(creation, from, type);
  if (Object.keys(files).length > 0) return yield* baseFromFiles(creation, files, type);
  throw new CreateInputError("neither 'from' or 'files' was specified");
}

function progressOf({ layer, existed, autodetectedTemplate }: DraftLayer): CreateProgress {
  if (autodetectedTemplate !== undefined) return { step: 'autodetected-template', template: autodetectedTemplate };
  return { step: existed ? 'existing-layer' : 'new-layer', digest: layer.digest };
}

/** Writes config and manifest, and removes what only the old version of the model needed. */
async function writeDraft(
  { context, workspace }: Creation,
  request: CreateModelRequest,
  draft: DraftModel,
): Promise<void> {
  const { store, settings } = context;
  const config = { ...draft.config, architecture: 'amd64', os: 'linux' };
  const { digest, size } = await workspace.writeBytes(JSON.stringify(config));
  const manifest: Manifest = {
    schemaVersion: 2,
    mediaType: manifestMediaType,
    config: { mediaType: configMediaType, digest, size },
    layers: draft.layers.map(({ layer }) => layer),
  };
  const previous = await store.manifests.read(request.name);
  await store.manifests.write(request.name, manifest);
  if (previous === undefined || settings.keepUnused) return;
  await store.removeUnused(referencedDigests(previous.manifest));
}

/**
 * Makes a model from another one or from uploaded files, and yields what happens. The name appears, or changes what it
 * means, only at the end; a failure, or a listener who goes away, leaves everything as it was.
 *
 * @throws CreateInputError, QuantizationError, ModelNotFoundError, MissingBlobError, the errors of `@puna/convert` about
 * files that can't be converted, and those of the quantizer.
 */
export async function* createModel(
  context: EngineContext,
  request: CreateModelRequest,
): AsyncGenerator<CreateProgress> {
  const checked = checkCreateRequest(request, context.quantizer);
  const { signal, allowRequantize = false } = request;
  const workspace = await context.store.openWorkspace();
  try {
    const creation: Creation = { context, workspace, signal, allowRequantize };
    const draft = yield* startDraft(creation, request, checked);
    checkRemote(draft, checked);
    yield* addAdapters(creation, draft, checked.adapters);
    yield* addDraft(creation, draft, checked.draftFiles, checked.draftType);
    await applyOverrides(draft, request);
    signal?.throwIfAborted();
    for (const layer of draft.layers) yield progressOf(layer);
    yield { step: 'writing-manifest' };
    await writeDraft(creation, request, draft);
  } finally {
    await workspace.close();
  }
  yield { step: 'success' };
}
