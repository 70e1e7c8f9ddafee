import { UnsupportedError, type LoadedModel, type LoadOptions, type ModelFiles, type Runtime } from '@puna/runtime';
import { NoRuntimeError } from '../errors/no-runtime-error.js';

/** A model and the name of the runtime that runs it. */
export interface RunningModel {
  readonly runtime: string;
  readonly model: LoadedModel;
}

interface Refusal {
  readonly runtime: string;
  readonly message: string;
}

/** The runtimes that accept the files, the best suited first, and what the others said. */
async function askRuntimes(
  runtimes: readonly Runtime[],
  files: ModelFiles,
): Promise<{ willing: Runtime[]; refusals: Refusal[] }> {
  const answers = await Promise.all(runtimes.map(async (runtime) => ({ runtime, answer: await runtime.probe(files) })));
  const refusals: Refusal[] = [];
  const willing: { runtime: Runtime; preference: number }[] = [];
  for (const { runtime, answer } of answers) {
    if (answer.supported) willing.push({ runtime, preference: answer.preference });
    else refusals.push({ runtime: runtime.name, message: answer.message });
  }
  willing.sort((a, b) => b.preference - a.preference);
  return { willing: willing.map(({ runtime }) => runtime), refusals };
}

/**
 * Loads a model with the runtime that suits it best, and moves on to the next one only at a typed refusal.
 *
 * @param chosen name of the only runtime to ask, where the operator or the model chose one
 * @throws NoRuntimeError where none can run the model; what a willing runtime throws otherwise comes through.
 */
export async function loadWithRuntime(
  runtimes: readonly Runtime[],
  files: ModelFiles,
  options: LoadOptions,
  chosen?: string,
): Promise<RunningModel> {
  const candidates = chosen === undefined ? runtimes : runtimes.filter((runtime) => runtime.name === chosen);
  if (candidates.length === 0) {
    const known = runtimes.map((runtime) => runtime.name).join(', ');
    throw new NoRuntimeError(`there is no runtime "${chosen ?? ''}"; this server has: ${known}`, { refusals: [] });
  }
  const { willing, refusals } = await askRuntimes(candidates, files);
  for (const runtime of willing) {
    try {
      return { runtime: runtime.name, model: await runtime.load(files, options) };
    } catch (error) {
      if (!UnsupportedError.isInstance(error)) throw error;
      refusals.push({ runtime: runtime.name, message: error.message });
    }
  }
  const reasons = refusals.map(({ runtime, message }) => `${runtime}: ${message}`).join('; ');
  throw new NoRuntimeError(`no runtime can run this model (${reasons})`, { refusals });
}
