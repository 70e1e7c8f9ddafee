import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import {
  UnsupportedError,
  type LoadedModel,
  type LoadOptions,
  type ModelFiles,
  type ProbeRefusal,
} from '@puna/runtime';
import type { ModelDescription } from '../gguf/describe-model.js';
import { LlamaCppModel } from '../model/llama-cpp-model.js';
import type { NativeLibrary } from '../native/load-library.js';
import type { LlamaCppRuntimeOptions } from '../options.js';
import { readDescription, refuseArchitecture } from '../probe.js';
import { readCpu } from '../threads/cpu-clock.js';
import { cpuQuota } from '../threads/cpu-quota.js';
import { contextOptions } from './context-options.js';
import { effectiveSettings, type EffectiveSettings } from './effective-settings.js';
import { checkMemory } from './memory-need.js';
import { openSession } from './native-session.js';

/** Loads a model; see `Runtime.load` for the errors. */
export async function loadModel(
  files: ModelFiles,
  options: LoadOptions,
  getLibrary: () => Promise<NativeLibrary>,
  runtimeOptions: LlamaCppRuntimeOptions,
): Promise<LoadedModel> {
  options.signal?.throwIfAborted();
  const start = readCpu();
  const description = orThrow(await readDescription(files));
  const library = await getLibrary();
  const refusal = refuseArchitecture(description, library.binding);
  if (refusal !== undefined) orThrow(refusal);
  options.signal?.throwIfAborted();

  const { settings, warnings } = effectiveSettings(options.settings, files, description, library.binding);
  for (const warning of warnings) options.onWarning?.(warning);
  const gpuLayers =
    library.gpu === false
      ? 0
      : (settings.gpuLayers ?? (await library.fitGpuLayers(files.weights, settings.contextLength * settings.slots)));
  // Mapped weights are there at once and shared with the page cache; llama.cpp maps by default, too.
  const memoryMap = settings.memoryMap ?? true;
  if (gpuLayers === 0) checkMemory(memoryMap ? 0 : (await stat(files.weights)).size, description, settings);

  const threads = await threadsOf(settings, library, runtimeOptions);
  const kind = { threads, generates: description.pooling === undefined, ranks: description.pooling === 'rank' };
  const session = await openSession(
    library,
    { files, gpuLayers, memoryMap, context: contextOptions(settings, kind) },
    options,
  );
  return new LlamaCppModel({ session, binding: library.binding, description, settings, threads, start });
}

function orThrow(found: ModelDescription | ProbeRefusal): ModelDescription {
  if ('supported' in found) throw new UnsupportedError(found.message, { reason: found.reason });
  return found;
}

async function threadsOf(
  settings: EffectiveSettings,
  { binding }: NativeLibrary,
  { maxThreads }: LlamaCppRuntimeOptions,
): Promise<number> {
  if (settings.threads !== undefined && settings.threads > 0) return settings.threads;
  const limits = [binding.getMathCores(), availableParallelism(), maxThreads, await cpuQuota()];
  return Math.max(1, Math.floor(Math.min(...limits.filter((limit) => limit !== undefined))));
}
