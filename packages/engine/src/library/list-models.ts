import type { RemoteModel } from '@puna/runtime';
import type { StoredManifest } from '@puna/store';
import type { EngineContext } from '../engine-context.js';
import { describeModel, type ModelDetails } from '../models/model-details.js';
import type { ModelName } from '@puna/protocol';

/** A model of the list. */
export interface ListedModel {
  readonly name: ModelName;
  readonly modifiedAt: Date;

  /** Bytes of all layers and the config. */
  readonly size: number;

  /** Hex sha256 of the manifest. */
  readonly digest: string;
  readonly details: ModelDetails;
  readonly capabilities: readonly string[];

  /** Where the model runs, if not here. */
  readonly remote?: RemoteModel;
}

async function listOne(context: EngineContext, stored: StoredManifest): Promise<ListedModel | undefined> {
  try {
    const model = await context.catalogue.open(stored);
    return {
      name: stored.name,
      modifiedAt: stored.modifiedAt,
      size: stored.size,
      digest: stored.digest,
      details: describeModel(model),
      capabilities: model.capabilities,
      ...(model.files.remote === undefined ? {} : { remote: model.files.remote }),
    };
  } catch {
    // A model whose weights are gone or damaged must not hide the others; loading it says what is wrong.
    return undefined;
  }
}

/** All models of the store that can be read, the one changed last first. */
export async function listModels(context: EngineContext): Promise<ListedModel[]> {
  const stored = await context.store.manifests.list();
  const models = await Promise.all(stored.map((manifest) => listOne(context, manifest)));
  return models.filter((model) => model !== undefined);
}
