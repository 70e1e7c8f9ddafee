export { createOnnxRuntime } from './create-runtime.js';
export { declaration } from './declaration.js';
export { variantOrder } from './files/choose-weights.js';
export type { ExecutionProvider, NativeLogger, OnnxRuntimeOptions } from './options.js';
