import type { ChatRequest, GenerationEvent } from '@puna/engine';
import { messagesRequestSchema, type MessagesRequest } from '@puna/protocol';
import { clientSignal } from '../http/client-signal.js';
import { jsonResponse } from '../http/json-response.js';
import { logError } from '../http/log-error.js';
import { sseResponse } from '../http/sse-response.js';
import { addWarnings } from '../openai/warnings.js';
import { chatEvents } from './chat-events.js';
import { decodeConversation } from './decode-conversation.js';
import { encodeMessage, type AnswerFrame } from './encode-message.js';
import { encodeStream, namedEvent, namedEvents } from './encode-stream.js';
import { errorEvent } from './error-answer.js';
import { handle, type Exchange } from './handle.js';
import { newId } from './ids.js';
import { invalidRequest } from './invalid-request.js';
import { ThreadUnsupportedError } from './thread-unsupported-error.js';

type MessagesExchange = Exchange<MessagesRequest>;

/** The options of a request by their names in the engine. What is not set is left to the model. */
function decodeOptions(body: MessagesRequest): Record<string, unknown> {
  return {
    num_predict: body.max_tokens,
    ...(body.temperature === undefined ? {} : { temperature: body.temperature }),
    ...(body.top_p === undefined ? {} : { top_p: body.top_p }),
    ...(body.top_k === undefined ? {} : { top_k: body.top_k }),
    ...(body.stop_sequences === undefined ? {} : { stop: body.stop_sequences }),
  };
}

async function answerWhole(
  { context }: MessagesExchange,
  request: ChatRequest,
  answerFrame: AnswerFrame,
): Promise<Response> {
  const events: GenerationEvent[] = [];
  for await (const event of chatEvents(context.var.engine, request, context.var.logger)) events.push(event);
  return jsonResponse(encodeMessage(events, answerFrame));
}

async function answerStream(
  { context, requestId }: MessagesExchange,
  request: ChatRequest,
  answerFrame: AnswerFrame,
): Promise<Response> {
  let inputTokens = 0;
  const onPrompt = (tokens: number): void => {
    inputTokens = tokens;
  };
  const events = chatEvents(context.var.engine, { ...request, onPrompt }, context.var.logger);
  return sseResponse(namedEvents(encodeStream(events, answerFrame, () => inputTokens)), {
    encodeError: (error) => namedEvent(errorEvent(error, { requestId, model: request.model })),
    onError: (error) => logError(context, error),
  });
}

/** `POST /v1/messages` (contract: openai-anthropic, section 7). */
export const messagesRoute = handle(messagesRequestSchema, 'MessagesRequest', async (exchange) => {
  const { context, body } = exchange;
  if (body.model === '') throw invalidRequest('model is required', 'model');
  if (body.max_tokens <= 0) throw invalidRequest('max_tokens is required and must be positive', 'max_tokens');
  if (body.thread !== undefined) throw new ThreadUnsupportedError();
  const { conversation, warnings } = decodeConversation(body);
  const request = { ...conversation, options: decodeOptions(body), signal: clientSignal(context) };
  const answerFrame = { id: newId('msg'), model: body.model, stopSequences: body.stop_sequences ?? [] };
  const answer = body.stream ? answerStream : answerWhole;
  const response = await answer(exchange, request, answerFrame);
  addWarnings(context, response, warnings);
  return response;
});
