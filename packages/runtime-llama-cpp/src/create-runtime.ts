import type { Runtime } from '@puna/runtime';
import { declaration } from './declaration.js';
import { loadModel } from './load/load-model.js';
import { loadLibrary, type NativeLibrary } from './native/load-library.js';
import type { LlamaCppRuntimeOptions } from './options.js';
import { probeModel } from './probe.js';

/**
 * Makes the runtime that runs GGUF models with llama.cpp, inside this process. Nothing native is loaded before the first
 * model is.
 *
 * Models are best hosted in a process of their own (`@puna/runtime-process` with this package's `./factory`): a crash then
 * ends only that process, and it can be started with `llamaCppChildEnvironment`, without which decoding is a third slower.
 */
export function createLlamaCppRuntime(options: LlamaCppRuntimeOptions = {}): Runtime {
  let library: Promise<NativeLibrary> | undefined;
  const getLibrary = (): Promise<NativeLibrary> => (library ??= loadLibrary(options));
  return {
    specificationVersion: 'v1',
    name: declaration.name,
    declaration,
    probe: probeModel,
    load: (model, loadOptions) => loadModel(model, loadOptions, getLibrary, options),
  };
}
