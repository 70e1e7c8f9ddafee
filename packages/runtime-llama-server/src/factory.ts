import type { Runtime } from '@puna/runtime';
import { createLlamaServerRuntime } from './create-runtime.js';
import type { LlamaServerRuntimeOptions } from './options.js';

/** What a process that hosts models imports by path: a default export that makes the runtime from plain options. */
export default function createRuntime(options: LlamaServerRuntimeOptions = {}): Runtime {
  return createLlamaServerRuntime(options);
}
