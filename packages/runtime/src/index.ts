export type { Capabilities, CapabilityName } from './capabilities.js';
export type { ChatMessage, Media, Tool, ToolChoice, ToolCall, ToolFunction } from './chat-message.js';
export type { EmbedRequest, EmbedResult } from './embed.js';
export type {
  DoneEvent,
  FinishReason,
  GenerateEvent,
  GenerateUsage,
  TextEvent,
  ThinkingEvent,
  ToolCallEvent,
  WarningEvent,
} from './generate-event.js';
export type { ChatInput, GenerateRequest, LogProbabilityRequest, PromptInput } from './generate-request.js';
export type { LoadOptions, LoadSettings } from './load-options.js';
export type { LoadedModel, ModelLimits } from './loaded-model.js';
export type { LogProbability, TokenProbability } from './log-probability.js';
export type { MemoryUse } from './memory-use.js';
export type { ModelFiles, ModelFormat, RemoteModel } from './model-files.js';
export type { JsonSchema, OutputConstraint } from './output-constraint.js';
export type { ProbeAcceptance, ProbeRefusal, ProbeResult, RefusalReason } from './probe-result.js';
export type { RerankRequest, RerankResult } from './rerank.js';
export type { Runtime } from './runtime.js';
export type { RuntimeDeclaration } from './runtime-declaration.js';
export type { SamplingSettings } from './sampling-settings.js';
export type { TokenizeOptions } from './tokenize-options.js';
export type { Warning } from './warning.js';

export { mediaPlaceholder } from './chat-message.js';
export { mediaMarker } from './generate-request.js';
export { ContextExceededError } from './errors/context-exceeded-error.js';
export { InvalidRequestError } from './errors/invalid-request-error.js';
export { LoadError } from './errors/load-error.js';
export { ModelClosedError } from './errors/model-closed-error.js';
export { ModelCrashedError } from './errors/model-crashed-error.js';
export { OutOfMemoryError } from './errors/out-of-memory-error.js';
export { describeError, reviveError, type ErrorData } from './errors/revive-error.js';
export { RuntimeError } from './errors/runtime-error.js';
export { UnsupportedError } from './errors/unsupported-error.js';
