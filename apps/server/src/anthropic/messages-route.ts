import type { ChatRequest, GenerationEvent } from '@puna/engine';
import { messagesRequestSchema, type MessagesRequest } from '@puna/protocol';
import { RequestWarnings } from '../generation/request-warnings.js';
import { clientSignal } from '../http/client-signal.js';
import { jsonResponse } from '../http/json-response.js';
import { logError } from '../http/log-error.js';
import { randomId } from '../http/random-id.js';
import { sseResponse } from '../http/sse-response.js';
import { chatEvents } from './chat-events.js';
import { decodeConversation } from './decode-conversation.js';
import { encodeMessage, type AnswerFrame } from './encode-message.js';
import { encodeStream, namedEvent, namedEvents } from './encode-stream.js';
import { errorEvent } from './error-answer.js';
import { handle, type Exchange } from './handle.js';
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

/** An answer that has not begun. */
interface Answering {
  readonly exchange: MessagesExchange;
  readonly request: ChatRequest;
  readonly frame: AnswerFrame;
  readonly warnings: RequestWarnings;
}

function eventsOf(
  { exchange: { context }, warnings }: Answering,
  request: ChatRequest,
): AsyncGenerator<GenerationEvent> {
  return warnings.takeFrom(chatEvents(context.var.engine, request), (event) => event);
}

async function answerWhole(answering: Answering): Promise<Response> {
  const events: GenerationEvent[] = [];
  for await (const event of eventsOf(answering, answering.request)) events.push(event);
  return jsonResponse(encodeMessage(events, answering.frame));
}

async function answerStream(answering: Answering): Promise<Response> {
  const { exchange, request, frame } = answering;
  let inputTokens = 0;
  const onPrompt = (tokens: number): void => {
    inputTokens = tokens;
  };
  const events = eventsOf(answering, { ...request, onPrompt });
  return sseResponse(namedEvents(encodeStream(events, frame, () => inputTokens)), {
    encodeError: (error) => namedEvent(errorEvent(error, { requestId: exchange.requestId, model: request.model })),
    onError: (error) => logError(exchange.context, error),
  });
}

/** `POST /v1/messages` (contract: openai-anthropic, section 7). */
export const messagesRoute = handle(messagesRequestSchema, 'MessagesRequest', async (exchange) => {
  const { context, body } = exchange;
  if (body.model === '') throw invalidRequest('model is required', 'model');
  if (body.max_tokens <= 0) throw invalidRequest('max_tokens is required and must be positive', 'max_tokens');
  if (body.thread !== undefined) throw new ThreadUnsupportedError();
  const signal = clientSignal(context);
  const { conversation, warnings: sentences } = await decodeConversation(body, context.var.imageUrls, signal);
  const warnings = new RequestWarnings(context, sentences);
  const request = { ...conversation, options: decodeOptions(body), signal };
  const frame = { id: randomId('msg_'), model: body.model, stopSequences: body.stop_sequences ?? [] };
  const answer = body.stream ? answerStream : answerWhole;
  const response = await answer({ exchange, request, frame, warnings });
  warnings.addTo(response);
  return response;
});
