export { fileTypeName } from './facts/file-type-name.js';
export { ggufCapabilities, type GgufCapabilities } from './facts/gguf-capabilities.js';
export { ggufRole, type GgufRole } from './facts/gguf-role.js';
export { contextLength, embeddingLength, ggufArchitecture } from './facts/metadata-values.js';
export { modelInfo, type ModelInfoOptions } from './facts/model-info.js';
export { formatParameterCount, parameterCount } from './facts/parameter-count.js';
export {
  isArrayValue,
  isOmittedArray,
  type GgufFile,
  type GgufScalar,
  type GgufTensor,
  type GgufValue,
  type OmittedGgufArray,
} from './gguf-file.js';
export { defaultGgufLimits, type GgufLimits } from './gguf-limits.js';
export { InvalidGgufError, type InvalidGgufPlace } from './invalid-gguf-error.js';
export { isGguf, readGguf, type ReadGgufOptions } from './read-gguf.js';
export type { MetadataType } from './reading/metadata-types.js';
export { tensorType, type TensorType } from './tensor-types.js';
