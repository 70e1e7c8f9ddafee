export { convertAdapter, type ConvertAdapterOptions } from './adapters/convert-adapter.js';
export { knownArchitectures } from './architectures/registry.js';
export { ConvertError, type ConvertErrorCode } from './errors/convert-error.js';
export { InvalidGgufError, type InvalidFilePlace } from './errors/invalid-gguf-error.js';
export { InvalidSafetensorsError } from './errors/invalid-safetensors-error.js';
export { ModelFilesError } from './errors/model-files-error.js';
export { SplitGgufError } from './errors/split-gguf-error.js';
export { UnsupportedArchitectureError } from './errors/unsupported-architecture-error.js';
export { UnsupportedModelError } from './errors/unsupported-model-error.js';
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
export type { Conversion } from './hugging-face/conversion.js';
export { convertHuggingFace, type ConvertOptions } from './hugging-face/convert-hugging-face.js';
export { directoryFiles } from './model-files/directory-files.js';
export type { FilePaths } from './model-files/model-files.js';
export { isGguf, readGguf, type ReadGgufOptions } from './read-gguf.js';
export type { MetadataType } from './reading/metadata-types.js';
export { readSafetensors, type ReadSafetensorsOptions } from './safetensors/read-safetensors.js';
export type { SafetensorsFile, SafetensorsTensor } from './safetensors/safetensors-file.js';
export { defaultSafetensorsLimits, type SafetensorsLimits } from './safetensors/safetensors-limits.js';
export { tensorType, type TensorType } from './tensor-types.js';
export type { WeightType } from './weights/convert-elements.js';
export type { GgufContent, StoredEntry, TensorToWrite, WriteOptions, WriteProgress } from './writing/gguf-content.js';
export { joinGguf, splitCount } from './writing/join-gguf.js';
export {
  bool,
  float32,
  list,
  text,
  uint32,
  type ScalarType,
  type TypedList,
  type TypedScalar,
  type TypedValue,
} from './writing/metadata-values.js';
export { rewriteGguf, type MetadataChanges } from './writing/rewrite-gguf.js';
export { writeGguf, writeGgufTo } from './writing/write-gguf.js';
