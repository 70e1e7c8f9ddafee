export { createProcessRuntime, importProcessRuntime } from './create-process-runtime.js';
export type { ProcessLogger } from './process-logger.js';
export type { ProcessModel, ProcessRuntime } from './process-model.js';
export type { ProcessRuntimeOptions } from './process-runtime-options.js';
export type { RuntimeFactory } from './import-runtime.js';
