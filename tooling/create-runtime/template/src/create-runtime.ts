import type { Runtime } from '@puna/runtime';
import { declaration } from './declaration.js';
import { loadModel } from './load-model.js';
import type { AcmeRuntimeOptions } from './options.js';
import { probeModel } from './probe.js';

/** Makes the runtime that runs models with acme. The engine is not touched before the first model is loaded. */
export function createAcmeRuntime(options: AcmeRuntimeOptions = {}): Runtime {
  return {
    specificationVersion: 'v1',
    name: declaration.name,
    declaration,
    probe: (files) => probeModel(files, options),
    load: (files, loadOptions) => loadModel(files, loadOptions, options),
  };
}
