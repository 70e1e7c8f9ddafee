export { createOnnxRuntime } from './create-runtime.js';
export { declaration } from './declaration.js';
export { variantOrder } from '@puna/runtime/onnx';
export type { ExecutionProvider, NativeLogger, OnnxRuntimeOptions } from './options.js';
