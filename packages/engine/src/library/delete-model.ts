import type { ModelName } from '@puna/protocol';
import type { EngineContext } from '../engine-context.js';
import { ModelNotFoundError } from '../errors/model-not-found-error.js';

/**
 * Deletes a model and those of its layers that no other model has. A loaded model stays loaded. Where there is only a pull
 * of this name that has not ended, what it has brought is deleted.
 *
 * @throws ModelNotFoundError where there is no model of this name.
 */
export async function deleteModel(context: EngineContext, name: ModelName): Promise<void> {
  const { manifests, unfinished } = context.store;
  if (await manifests.remove(name)) return;
  if (!(await unfinished.discard(name))) throw new ModelNotFoundError(name);
}
