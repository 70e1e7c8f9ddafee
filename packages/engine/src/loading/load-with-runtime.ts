import { UnsupportedError, type LoadedModel, type LoadOptions, type ModelFiles, type Runtime } from '@puna/runtime';
import { NoRuntimeError } from '../errors/no-runtime-error.js';
import { askPermitted, type ChosenRuntime, type DecliningRuntime } from './choose-runtime.js';

/** A model, the name of the runtime that runs it, and those that would not. */
export interface RunningModel {
  readonly runtime: string;
  readonly declined: readonly DecliningRuntime[];
  readonly model: LoadedModel;
}

/**
 * Loads a model with the runtime that suits it best, and moves on to the next one only at a typed refusal.
 *
 * @param chosen where the operator or the model chose one
 * @throws NoRuntimeError where none can run the model; what a willing runtime throws otherwise comes through.
 */
export async function loadWithRuntime(
  runtimes: readonly Runtime[],
  files: ModelFiles,
  options: LoadOptions,
  chosen?: ChosenRuntime,
): Promise<RunningModel> {
  const asked = await askPermitted(runtimes, files, chosen);
  const declined = [...asked.declined];
  for (const runtime of asked.willing) {
    try {
      return { runtime: runtime.name, declined, model: await runtime.load(files, options) };
    } catch (error) {
      if (!UnsupportedError.isInstance(error)) throw error;
      declined.push({ name: runtime.name, reason: 'unsupported', message: error.message });
    }
  }
  const reasons = declined.map(({ name, message }) => `${name}: ${message}`).join('; ');
  throw new NoRuntimeError(`no runtime can run this model (${reasons})`, { refusals: declined });
}
