export { createQuantizer, type QuantizerOptions } from './create-quantizer.js';
export { QuantizationFailedError } from './errors/quantization-failed-error.js';
export { QuantizeError, type QuantizeErrorCode } from './errors/quantize-error.js';
export { QuantizerCrashedError, type ProcessEnd } from './errors/quantizer-crashed-error.js';
export { QuantizerUnavailableError } from './errors/quantizer-unavailable-error.js';
export { UnknownQuantizationError } from './errors/unknown-quantization-error.js';
export { findQuantizationType, quantizationTypes } from './quantization-types.js';
export type { QuantizerLogger } from './quantizer-logger.js';
export type { Quantizer, QuantizeProgress, QuantizeRequest } from './quantizer.js';
