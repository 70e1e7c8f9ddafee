export { llamaCppChildEnvironment } from './child-environment.js';
export { createLlamaCppRuntime } from './create-runtime.js';
export type { LlamaCppRuntimeOptions, NativeLogger } from './options.js';
