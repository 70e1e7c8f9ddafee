export { llamaCppChildEnvironment } from './child-environment.js';
export { createLlamaCppRuntime } from './create-runtime.js';
export { declaration } from './declaration.js';
export type { LlamaCppRuntimeOptions, NativeLogger } from './options.js';
