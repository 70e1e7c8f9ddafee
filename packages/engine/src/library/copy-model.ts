import { type ModelName } from '@puna/protocol';
import type { EngineContext } from '../engine-context.js';
import { ModelNotFoundError } from '../errors/model-not-found-error.js';

/**
 * Gives a model a second name. Only the manifest is copied: both share their layers.
 *
 * @throws ModelNotFoundError where there is no model of the first name.
 */
export async function copyModel(context: EngineContext, source: ModelName, destination: ModelName): Promise<void> {
  if (!(await context.store.manifests.copy(source, destination))) throw new ModelNotFoundError(source);
}
