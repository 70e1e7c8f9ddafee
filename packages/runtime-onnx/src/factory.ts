import type { Runtime } from '@puna/runtime';
import { createOnnxRuntime } from './create-runtime.js';
import type { OnnxRuntimeOptions } from './options.js';

/** What a process that hosts models imports by path: a default export that makes the runtime from plain options. */
export default function createRuntime(options: OnnxRuntimeOptions = {}): Runtime {
  return createOnnxRuntime(options);
}
