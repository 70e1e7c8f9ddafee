import type { Runtime } from '@puna/runtime';
import { declaration } from './declaration.js';
import { loadModel } from './load/load-model.js';
import type { LlamaServerRuntimeOptions } from './options.js';
import { probeModel } from './probe.js';

/**
 * Makes the runtime that runs each GGUF model in a llama-server program of its own and talks HTTP with it. A crash of the
 * program ends that model only.
 *
 * Besides the contract's errors, `load` throws a `ModelCrashedError` where the program is ended by a signal while it loads.
 */
export function createLlamaServerRuntime(options: LlamaServerRuntimeOptions = {}): Runtime {
  return {
    specificationVersion: 'v1',
    name: declaration.name,
    declaration,
    probe: (model) => probeModel(model, options),
    load: (model, loadOptions) => loadModel(model, loadOptions, options),
  };
}
