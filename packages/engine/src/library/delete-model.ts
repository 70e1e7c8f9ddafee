import type { ModelName } from '@puna/protocol';
import type { EngineContext } from '../engine-context.js';
import { ModelNotFoundError } from '../errors/model-not-found-error.js';

/**
 * Deletes a model and those of its layers that no other model has. A loaded model stays loaded.
 *
 * @throws ModelNotFoundError where there is no model of this name.
 */
export async function deleteModel(context: EngineContext, name: ModelName): Promise<void> {
  if (!(await context.store.manifests.remove(name))) throw new ModelNotFoundError(name);
}
