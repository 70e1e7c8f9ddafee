// llama.cpp's own library, for who wants to call it bare: Puna's benchmark. No stable interface.
export { findLibrary, type LibraryFiles } from './find-library.js';
export { openQuantization, type NativeQuantization } from './open-quantization.js';
export type { QuantizeParameters } from './quantize-parameters.js';
