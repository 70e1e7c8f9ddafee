import type { GenerationEvent } from '@puna/engine';
import { responsesRequestSchema, type ResponsesStreamEvent } from '@puna/protocol';
import { RequestWarnings } from '../generation/request-warnings.js';
import { clientSignal } from '../http/client-signal.js';
import { jsonResponse } from '../http/json-response.js';
import { logError } from '../http/log-error.js';
import { modelNotFoundTexts } from '../http/model-texts.js';
import { randomId } from '../http/random-id.js';
import { readRequest } from '../http/read-request.js';
import { sseResponse, type SseEvent } from '../http/sse-response.js';
import { requireModel } from '../http/require-model.js';
import { loadLinkedImages } from '../linked-images/load-linked-images.js';
import { linkRefusal } from '../openai/decode-message.js';
import { openAiErrorEvent } from '../openai/error-answer.js';
import { answerOrRefuse, handle } from '../openai/handle.js';
import { decodeInput } from './decode-input.js';
import { decodeResponse } from './decode-response.js';
import { ResponseEncoder } from './encode-response.js';
import { beginResponse } from './response-object.js';

function named(event: ResponsesStreamEvent): SseEvent {
  return { event: event.type, data: event };
}

/** Nothing comes before the first event of the answer, so that a failure before it can be told as an HTTP status. */
async function* encodeStream(
  events: AsyncIterable<GenerationEvent>,
  encoder: ResponseEncoder,
): AsyncGenerator<SseEvent> {
  let begun = false;
  for await (const event of events) {
    if (!begun) for (const beginning of encoder.begin()) yield named(beginning);
    begun = true;
    for (const encoded of encoder.push(event)) yield named(encoded);
  }
}

async function encodeWhole(events: AsyncIterable<GenerationEvent>, encoder: ResponseEncoder): Promise<Response> {
  // The encoder builds the answer while its events are read; they themselves are for streams.
  for await (const event of events) for (const _ of encoder.push(event));
  return jsonResponse(encoder.response);
}

/** `POST /v1/responses`: stateless, nothing of an answer is kept (contract: openai-anthropic, section 6). */
export const responsesRoute = handle(async (context) => {
  const body = await readRequest(context, responsesRequestSchema, 'ResponsesRequest');
  requireModel(body.model);
  const signal = clientSignal(context);
  const messages = await loadLinkedImages(decodeInput(body.input, body.instructions), {
    rules: context.var.imageUrls,
    refusal: linkRefusal,
    signal,
  });
  const { request, warnings: sentences } = decodeResponse(body, messages);
  const warnings = new RequestWarnings(context, sentences);
  const encoder = new ResponseEncoder(beginResponse(body, randomId('resp_')));
  const chat = context.var.engine.chat({ ...request, signal });
  const events = warnings.takeFrom(chat, (event) => event);
  return answerOrRefuse(context, modelNotFoundTexts(body.model), async () => {
    const response = body.stream
      ? await sseResponse(encodeStream(events, encoder), {
          encodeError: (error) => named(encoder.fail(openAiErrorEvent(error).error.message)),
          onError: (error) => logError(context, error),
        })
      : await encodeWhole(events, encoder);
    warnings.addTo(response);
    return response;
  });
});
