export type { ContentBlock, ResultBlock } from './content-block.js';
export {
  countTokensRequestSchema,
  messagesRequestSchema,
  type CountTokensRequest,
  type CountTokensResponse,
  type MessagesRequest,
} from './messages-request.js';
export type {
  AnswerBlock,
  AnthropicErrorDetails,
  AnthropicErrorResponse,
  AnthropicErrorType,
  BlockDelta,
  MessageResponse,
  MessageStreamEvent,
  MessageUsage,
  StopReason,
} from './messages-response.js';
