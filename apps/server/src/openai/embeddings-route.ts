import { openAiEmbeddingsRequestSchema, type OpenAiEmbeddings } from '@puna/protocol';
import { clientSignal } from '../http/client-signal.js';
import { jsonResponse } from '../http/json-response.js';
import { inputTooLongTexts, pullFirstTexts } from '../http/model-texts.js';
import { readRequest } from '../http/read-request.js';
import { requireModel } from '../http/require-model.js';
import { answerOrRefuse, handle } from './handle.js';

const bytesPerNumber = 4;

function encodeBase64(vector: readonly number[]): string {
  const bytes = Buffer.alloc(vector.length * bytesPerNumber);
  vector.forEach((value, index) => bytes.writeFloatLE(value, index * bytesPerNumber));
  return bytes.toString('base64');
}

/** `POST /v1/embeddings` (contract: openai-anthropic, section 4). */
export const embeddingsRoute = handle(async (context) => {
  const body = await readRequest(context, openAiEmbeddingsRequestSchema, 'EmbedRequest');
  requireModel(body.model);
  const texts = { ...pullFirstTexts(body.model), ...inputTooLongTexts };
  return answerOrRefuse(context, texts, async () => {
    const answer = await context.var.engine.embed({
      model: body.model,
      inputs: body.input,
      dimensions: body.dimensions,
      signal: clientSignal(context),
    });
    const response: OpenAiEmbeddings = {
      object: 'list',
      data: answer.embeddings.map((vector, index) => ({
        object: 'embedding',
        embedding: body.encoding_format === 'base64' ? encodeBase64(vector) : vector,
        index,
      })),
      model: body.model,
      usage: { prompt_tokens: answer.promptTokens, total_tokens: answer.promptTokens },
    };
    return jsonResponse(response);
  });
});
