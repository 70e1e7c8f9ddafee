export { createLlamaServerRuntime } from './create-runtime.js';
export { declaration } from './declaration.js';
export type { LlamaServerLogger, LlamaServerRuntimeOptions, MediaLimits } from './options.js';
