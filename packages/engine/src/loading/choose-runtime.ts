import type { ModelFiles, RefusalReason, Runtime } from '@puna/runtime';
import { NoRuntimeError } from '../errors/no-runtime-error.js';
import type { EngineSettings } from '../engine-settings.js';
import type { StoredModel } from '../models/stored-model.js';

/** A runtime that will not run a model, and why. */
export interface DecliningRuntime {
  readonly name: string;

  /** `unsupported` where it said so only when it was to load the model. */
  readonly reason: RefusalReason | 'unsupported';

  /** For people. */
  readonly message: string;
}

/** Which runtime runs a model, or would. */
export interface RuntimeChoice {
  /** Absent where none can. */
  readonly name?: string;

  /** Those that were asked before it or will not, in no order. */
  readonly declined: readonly DecliningRuntime[];
}

/** What the runtimes say to a model's files. */
export interface AskedRuntimes {
  /** The best suited first. */
  readonly willing: readonly Runtime[];
  readonly declined: readonly DecliningRuntime[];
}

/** Asks all runtimes whether they can run a model's files. */
export async function askRuntimes(runtimes: readonly Runtime[], files: ModelFiles): Promise<AskedRuntimes> {
  const answers = await Promise.all(runtimes.map(async (runtime) => ({ runtime, answer: await runtime.probe(files) })));
  const declined: DecliningRuntime[] = [];
  const willing: { runtime: Runtime; preference: number }[] = [];
  for (const { runtime, answer } of answers) {
    if (answer.supported) willing.push({ runtime, preference: answer.preference });
    else declined.push({ name: runtime.name, reason: answer.reason, message: answer.message });
  }
  willing.sort((a, b) => b.preference - a.preference);
  return { willing: willing.map(({ runtime }) => runtime), declined };
}

/** The runtime that a model (`PARAMETER runtime`) or the operator chose; undefined where the best suited one is to run it. */
export function chosenRuntime({ files, layers }: StoredModel, settings: EngineSettings): string | undefined {
  // The operator's choice is one for weights, which a model of an engine elsewhere has not.
  const chosen = layers.parameters['runtime'] ?? (files.remote === undefined ? settings.runtime : undefined);
  return typeof chosen === 'string' ? chosen : undefined;
}

/**
 * The runtimes that may be asked.
 *
 * @throws NoRuntimeError where one was chosen that is not there.
 */
export function candidates(runtimes: readonly Runtime[], chosen: string | undefined): readonly Runtime[] {
  const found = chosen === undefined ? runtimes : runtimes.filter(({ name }) => name === chosen);
  if (found.length > 0) return found;
  const known = runtimes.map(({ name }) => name).join(', ');
  throw new NoRuntimeError(`there is no runtime "${chosen ?? ''}"; this server has: ${known}`, { refusals: [] });
}

/** Which runtime would run a model now. Nothing is loaded. */
export async function previewRuntime(
  runtimes: readonly Runtime[],
  model: StoredModel,
  settings: EngineSettings,
): Promise<RuntimeChoice> {
  const chosen = chosenRuntime(model, settings);
  const asked = runtimes.filter(({ name }) => chosen === undefined || name === chosen);
  const { willing, declined } = await askRuntimes(asked, model.files);
  const [best] = willing;
  return { ...(best === undefined ? {} : { name: best.name }), declined };
}
