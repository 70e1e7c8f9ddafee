export { createLlamaServerRuntime } from './create-runtime.js';
export type { LlamaServerLogger, LlamaServerRuntimeOptions, MediaLimits } from './options.js';
