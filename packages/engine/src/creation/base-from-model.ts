import { formatShortName, InvalidModelNameError } from '@puna/protocol';
import { mediaTypes } from '@puna/store';
import { CreateInputError } from '../errors/create-input-error.js';
import { ModelNotFoundError } from '../errors/model-not-found-error.js';
import { QuantizationError } from '../errors/quantization-error.js';
import { parseRequestedName } from '../models/model-catalogue.js';
import type { StoredModel } from '../models/stored-model.js';
import { pullModel } from '../transfers/pull-model.js';
import type { CreateProgress } from './create-request.js';
import type { Creation } from './creation.js';
import { describeWeights } from './describe-weights.js';
import { DraftModel } from './draft-model.js';
import { quantizeGguf } from './weights/quantize-gguf.js';
import { storeGguf } from './weights/ready-gguf.js';

/**
 * Starts from a model, which is pulled where the store does not have it. All its layers are taken over and remember where
 * they came from.
 *
 * @param type what the model's weights become
 */
export async function* baseFromModel(
  creation: Creation,
  from: string,
  type: string | undefined,
): AsyncGenerator<CreateProgress, DraftModel> {
  const base = yield* storedOrPulled(creation, from);
  const draft = new DraftModel(creation.context.store, creation.workspace, { ...base.config });
  const shortName = formatShortName(base.name);
  for (const layer of base.stored.manifest.layers) {
    await draft.addInherited({ ...layer, from: layer.from ?? shortName });
  }
  if (type !== undefined) yield* quantizeBase(creation, draft, base, type);
  return draft;
}

async function* storedOrPulled(
  { context, signal }: Creation,
  from: string,
): AsyncGenerator<CreateProgress, StoredModel> {
  const name = parseFrom(from);
  try {
    return await context.catalogue.require(name);
  } catch (error) {
    if (!ModelNotFoundError.isInstance(error)) throw error;
  }
  for await (const progress of pullModel(context, { model: from, ...(signal === undefined ? {} : { signal }) })) {
    if (progress.step !== 'success') yield progress;
  }
  return context.catalogue.require(name);
}

function parseFrom(from: string): ReturnType<typeof parseRequestedName> {
  try {
    return parseRequestedName(from);
  } catch (error) {
    if (!InvalidModelNameError.isInstance(error)) throw error;
    throw new CreateInputError('invalid model name', { from }, { cause: error });
  }
}

async function* quantizeBase(
  creation: Creation,
  draft: DraftModel,
  base: StoredModel,
  type: string,
): AsyncGenerator<CreateProgress, void> {
  const digest = draft.last(mediaTypes.model)?.digest;
  if (digest === undefined) {
    throw new QuantizationError(`only GGUF models can be quantized; ${formatShortName(base.name)} is none`);
  }
  const file = { path: base.files.weights, header: await creation.context.catalogue.header(digest), digest };
  const quantized = yield* quantizeGguf(creation, file, type);
  if (quantized === file) return;
  const stored = yield* storeGguf(creation, quantized);
  draft.replaceGguf(mediaTypes.model, stored);
  draft.config = describeWeights(draft.config, stored.header);
}
