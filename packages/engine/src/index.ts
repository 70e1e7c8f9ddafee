export type { CreateModelRequest, CreateProgress, StepProgress } from './creation/create-request.js';
export type { QuantizeFileRequest, Quantizer } from './creation/quantizer.js';
export type { EmbedTextsAnswer, EmbedTextsRequest } from './embedding/embed.js';
export { createEngine, type Engine, type EngineOptions } from './engine.js';
export { defaultEngineSettings, type EngineSettings } from './engine-settings.js';
export type {
  GenerationDoneEvent,
  GenerationEvent,
  GenerationUsage,
  GenerationWarningEvent,
  PieceEvent,
  RenderedEvent,
  ToolCallsEvent,
} from './generation/generation-event.js';
export type { ChatRequest, GenerateTextRequest, GenerationRequest } from './generation/generation-request.js';
export type { ListedModel } from './library/list-models.js';
export type { RunningModelEntry } from './library/list-running.js';
export type { ShowModelRequest, ShownModel } from './library/show-model.js';
export type { DecliningRuntime, RuntimeChoice } from './loading/choose-runtime.js';
export type { RunningLabel } from './loading/running-label.js';
export type { ModelRequest, RequestReport } from './loading/with-model.js';
export { parseRequestedName } from './models/model-catalogue.js';
export type { ModelDetails } from './models/model-details.js';
export type { RankedDocument, RerankDocumentsAnswer, RerankDocumentsRequest } from './reranking/rerank.js';
export type { DetokenizeAnswer, DetokenizeRequest } from './tokens/detokenize.js';
export type { TokenizeAnswer, TokenizeRequest } from './tokens/tokenize.js';
export type {
  LayerProgress,
  PullProgress,
  PushProgress,
  TransferRequest,
  VerifyProgress,
} from './transfers/transfer-progress.js';
export type { VerifyRequest } from './transfers/verify-models.js';

export { ConflictingRequestError } from './errors/conflicting-request-error.js';
export { CreateInputError } from './errors/create-input-error.js';
export { DamagedBlobError } from './errors/damaged-blob-error.js';
export { EmbeddingInputError } from './errors/embedding-input-error.js';
export { EngineError } from './errors/engine-error.js';
export { InvalidFormatError } from './errors/invalid-format-error.js';
export { InvalidOptionError } from './errors/invalid-option-error.js';
export { MissingBlobError } from './errors/missing-blob-error.js';
export { MissingManifestError } from './errors/missing-manifest-error.js';
export { MissingCapabilityError } from './errors/missing-capability-error.js';
export { ModelNotFoundError } from './errors/model-not-found-error.js';
export { NoRuntimeError } from './errors/no-runtime-error.js';
export { QuantizationError } from './errors/quantization-error.js';
export { UnsupportedModelError } from './errors/unsupported-model-error.js';
export type { ToolChoice } from '@puna/runtime';
