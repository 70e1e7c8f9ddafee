import { formatShortName, InvalidModelNameError } from '@puna/protocol';
import type { EngineContext } from '../engine-context.js';
import { CreateInputError } from '../errors/create-input-error.js';
import { parseRequestedName } from '../models/model-catalogue.js';
import { DraftModel } from './draft-model.js';

/** Starts from a model of the store: all its layers are taken over and remember where they came from. */
export async function baseFromModel(context: EngineContext, from: string): Promise<DraftModel> {
  const name = parseFrom(from);
  const base = await context.catalogue.require(name);
  const draft = new DraftModel(context.store, { ...base.config });
  const shortName = formatShortName(base.name);
  for (const layer of base.stored.manifest.layers) {
    draft.addExisting({ ...layer, from: layer.from ?? shortName });
  }
  return draft;
}

function parseFrom(from: string): ReturnType<typeof parseRequestedName> {
  try {
    return parseRequestedName(from);
  } catch (error) {
    if (!InvalidModelNameError.isInstance(error)) throw error;
    throw new CreateInputError('invalid model name', { from }, { cause: error });
  }
}
