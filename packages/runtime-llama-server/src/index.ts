export { createLlamaServerRuntime } from './create-runtime.js';
export type { LlamaServerLogger, LlamaServerRuntimeOptions } from './options.js';
