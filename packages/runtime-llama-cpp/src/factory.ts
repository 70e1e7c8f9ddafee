import type { Runtime } from '@puna/runtime';
import { createLlamaCppRuntime } from './create-runtime.js';
import type { LlamaCppRuntimeOptions } from './options.js';

/** What a process that hosts models imports by path: a default export that makes the runtime from plain options. */
export default function createRuntime(options: LlamaCppRuntimeOptions = {}): Runtime {
  return createLlamaCppRuntime(options);
}
