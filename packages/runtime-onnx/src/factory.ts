import type { Runtime } from '@puna/runtime';
import { createOnnxRuntime } from './create-runtime.js';
import type { OnnxRuntimeOptions } from './options.js';

/**
 * What a process that hosts models imports by path: a default export that makes the runtime from plain options. What it has to
 * tell goes to the process's standard output, a line each: a logger can't be handed into another process.
 */
export default function createRuntime(options: OnnxRuntimeOptions = {}): Runtime {
  return createOnnxRuntime({ logger: (_, message) => process.stdout.write(`${message}\n`), ...options });
}
