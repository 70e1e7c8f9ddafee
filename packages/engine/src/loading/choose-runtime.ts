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

/** A runtime that someone chose by its name. */
export interface ChosenRuntime {
  readonly name: string;

  /** A model's choice (`PARAMETER runtime`) is for that model; the operator's is for every model of a format that it reads. */
  readonly by: 'model' | 'operator';
}

/** The runtime that was chosen for a model; undefined where the best suited one is to run it. */
export function chosenRuntime({ layers }: StoredModel, settings: EngineSettings): ChosenRuntime | undefined {
  const own = layers.parameters['runtime'];
  if (typeof own === 'string') return { name: own, by: 'model' };
  return settings.runtime === undefined ? undefined : { name: settings.runtime, by: 'operator' };
}

/**
 * Asks the runtimes that may run a model's files: all, or the chosen one alone. Where the operator chose one that does not read
 * the format, all are asked.
 *
 * @throws NoRuntimeError where one was chosen that is not there.
 */
export async function askPermitted(
  runtimes: readonly Runtime[],
  files: ModelFiles,
  chosen: ChosenRuntime | undefined,
): Promise<AskedRuntimes> {
  if (chosen === undefined) return askRuntimes(runtimes, files);
  const asked = await askRuntimes([findRuntime(runtimes, chosen.name)], files);
  const readsOther = asked.declined.some(({ reason }) => reason === 'format');
  return chosen.by === 'operator' && readsOther ? askRuntimes(runtimes, files) : asked;
}

function findRuntime(runtimes: readonly Runtime[], wanted: string): Runtime {
  const found = runtimes.find(({ name }) => name === wanted);
  if (found !== undefined) return found;
  const known = runtimes.map(({ name }) => name).join(', ');
  throw new NoRuntimeError(`there is no runtime "${wanted}"; this server has: ${known}`, { refusals: [] });
}

/** Which runtime would run a model now. Nothing is loaded. */
export async function previewRuntime(
  runtimes: readonly Runtime[],
  model: StoredModel,
  settings: EngineSettings,
): Promise<RuntimeChoice> {
  const chosen = chosenRuntime(model, settings);
  if (chosen !== undefined && !runtimes.some(({ name }) => name === chosen.name)) return { declined: [] };
  const { willing, declined } = await askPermitted(runtimes, model.files, chosen);
  const [best] = willing;
  return { ...(best === undefined ? {} : { name: best.name }), declined };
}
