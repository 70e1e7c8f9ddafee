export {
  chatCompletionRequestSchema,
  type ChatChoice,
  type ChatChunkChoice,
  type ChatCompletion,
  type ChatCompletionChunk,
  type ChatCompletionRequest,
  type ChatCompletionRequestBody,
  type ChatLogProbabilities,
  type OpenAiFinishReason,
  type OpenAiToolCall,
} from './chat-completions.js';
export {
  completionRequestSchema,
  type Completion,
  type CompletionChoice,
  type CompletionLogProbabilities,
  type CompletionRequest,
  type CompletionRequestBody,
} from './completions.js';
export {
  openAiEmbeddingsRequestSchema,
  type OpenAiEmbeddings,
  type OpenAiEmbeddingsRequest,
  type OpenAiEmbeddingsRequestBody,
} from './embeddings.js';
export type { OpenAiErrorResponse } from './error.js';
export type { OpenAiLogProbability } from './log-probability.js';
export {
  openAiMessageSchema,
  type OpenAiContentPart,
  type OpenAiMessage,
  type OpenAiToolCallInput,
} from './message.js';
export type { OpenAiModel, OpenAiModelList } from './models.js';
export { reasoningEffortField, type ReasoningEffort } from './reasoning-effort.js';
export type { OpenAiUsage } from './usage.js';
