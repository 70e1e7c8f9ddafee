import type { Runtime } from '@puna/runtime';
import { declaration } from './declaration.js';
import { loadModel } from './load/load-model.js';
import type { OnnxRuntimeOptions } from './options.js';
import { probeModel } from './probe.js';

/**
 * Makes the runtime that runs ONNX models with ONNX Runtime, inside this process. Nothing native is loaded before the first
 * model is.
 *
 * ONNX Runtime computes on the thread that calls it, so models are best hosted in a process of their own
 * (`@puna/runtime-process` with this package's `./factory`): otherwise each step holds this process up.
 */
export function createOnnxRuntime(options: OnnxRuntimeOptions = {}): Runtime {
  return {
    specificationVersion: 'v1',
    name: declaration.name,
    declaration,
    probe: (files) => probeModel(files, options),
    load: (files, loadOptions) => loadModel(files, loadOptions, options),
  };
}
