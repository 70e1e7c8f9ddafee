import type { Runtime } from '@puna/runtime';
import { createAcmeRuntime } from './create-runtime.js';
import type { AcmeRuntimeOptions } from './options.js';

/** What a process that hosts models imports by path: a default export that makes the runtime from plain options. */
export default function createRuntime(options: AcmeRuntimeOptions = {}): Runtime {
  return createAcmeRuntime(options);
}
