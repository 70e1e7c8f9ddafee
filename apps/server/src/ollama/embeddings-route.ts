import { embeddingsRequestSchema, type EmbeddingsResponse } from '@puna/protocol';
import { jsonResponse } from '../http/json-response.js';
import { pullFirstTexts } from '../http/model-texts.js';
import { readRequest } from '../http/read-request.js';
import { requireModel } from '../http/require-model.js';
import { answerInDialect, handle } from './handle.js';
import { modelRequest, reportWarnings } from './model-request.js';

/** `POST /api/embeddings`, the old form of `/api/embed` (contract: api, section 6). */
export const embeddingsRoute = handle(async (context) => {
  const body = await readRequest(context, embeddingsRequestSchema, 'EmbeddingRequest');
  requireModel(body.model);
  const dialect = { texts: pullFirstTexts(body.model), statuses: { 'context-exceeded': 500 } };
  return answerInDialect(context, dialect, async () => {
    const answer = await context.var.engine.embed({
      ...modelRequest(body, context),
      inputs: body.prompt === '' ? [] : [body.prompt],
      truncate: false,
    });
    const response: EmbeddingsResponse = {
      embedding: answer.embeddings[0] ?? [],
      ...reportWarnings(context, answer),
    };
    return jsonResponse(response);
  });
});
