export {
  responseInputItemSchema,
  responsesRequestSchema,
  type ResponseInputItem,
  type ResponsesRequest,
} from './request.js';
export type {
  FunctionCallItem,
  MessageItem,
  OutputTextPart,
  ReasoningItem,
  ResponseOutputItem,
  ResponsesResponse,
  ResponsesStreamEvent,
  ResponsesUsage,
} from './response.js';
