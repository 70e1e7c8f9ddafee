export { chatRequestSchema, type ChatRequest, type ChatRequestBody, type ChatResponse } from './chat.js';
export { copyRequestSchema, type CopyRequest, type CopyRequestBody } from './copy.js';
export { createRequestSchema, type CreateRequest, type CreateRequestBody } from './create.js';
export { deleteRequestSchema, type DeleteRequest, type DeleteRequestBody } from './delete.js';
export { embedRequestSchema, type EmbedRequest, type EmbedRequestBody, type EmbedResponse } from './embed.js';
export {
  embeddingsRequestSchema,
  type EmbeddingsRequest,
  type EmbeddingsRequestBody,
  type EmbeddingsResponse,
} from './embeddings.js';
export type { ErrorResponse } from './error.js';
export {
  generateRequestSchema,
  type GenerateRequest,
  type GenerateRequestBody,
  type GenerateResponse,
} from './generate.js';
export { messageSchema, toolCallSchema, type Message, type MessageBody, type ToolCall } from './message.js';
export type { AnswerWarnings, DebugInfo, DoneReason, LogprobEntry, Metrics, TokenLogprob } from './metrics.js';
export type { ModelCapability, ModelDetails } from './model-details.js';
export type { RemoteFields } from './remote-fields.js';
export type { ProgressResponse } from './progress.js';
export type { PsResponse, RunningEntry } from './ps.js';
export { pullRequestSchema, type PullRequest, type PullRequestBody } from './pull.js';
export { pushRequestSchema, type PushRequest, type PushRequestBody } from './push.js';
export type { Think } from './shared-fields.js';
export {
  showRequestSchema,
  type ShowRequest,
  type ShowRequestBody,
  type ShowResponse,
  type TensorEntry,
} from './show.js';
export type { ModelEntry, TagsResponse } from './tags.js';
export {
  detokenizeRequestSchema,
  tokenizeRequestSchema,
  type DetokenizeRequest,
  type DetokenizeRequestBody,
  type DetokenizeResponse,
  type TokenizeRequest,
  type TokenizeRequestBody,
  type TokenizeResponse,
} from './tokenize.js';
export { toolSchema, type Tool, type ToolFunction, type ToolParameters, type ToolProperty } from './tool.js';
export { verifyRequestSchema, type VerifyRequest, type VerifyRequestBody, type VerifyResponse } from './verify.js';
export type { VersionResponse } from './version.js';
