export { findBase64Error } from './base64.js';
export { decodeRequest } from './decode/decode-request.js';
export { InvalidDigestError, digestHex, isDigest, parseDigest } from './digest.js';
export { parseJsonBody } from './json/parse-json-body.js';
export { keepAliveSchema } from './keep-alive.js';
export { NdjsonError, decodeNdjson, encodeNdjson } from './ndjson.js';
export * from './settings.js';
export { RequestBodyError, type RequestBodyErrorCode } from './request-body-error.js';
export { currentTimestamp, formatLocalTimestamp, formatTimestamp, type Instant } from './timestamp.js';

export { formatFullName, formatShortName, sameName } from './model-name/format-model-name.js';
export { InvalidModelNameError } from './model-name/invalid-model-name-error.js';
export { defaultNameParts, type ModelName } from './model-name/model-name.js';
export { isValidModelName, parseModelName, tryParseModelName } from './model-name/parse-model-name.js';
export { stripSourceSuffix } from './model-name/source-suffix.js';

export * from './ollama/index.js';
export * from './openai/index.js';
export * from './anthropic/index.js';
export * from './responses/index.js';
export {
  rerankRequestSchema,
  rerankV1RequestSchema,
  type RerankRequest,
  type RerankRequestBody,
  type RerankResponse,
  type RerankResult,
  type RerankV1Response,
} from './rerank.js';
