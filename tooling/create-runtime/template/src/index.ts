export { createAcmeRuntime } from './create-runtime.js';
export { declaration } from './declaration.js';
export type { AcmeRuntimeOptions } from './options.js';
