import { embeddingsRequestSchema, type EmbeddingsResponse } from '@puna/protocol';
import { clientSignal } from '../http/client-signal.js';
import { jsonResponse } from '../http/json-response.js';
import { readRequest } from '../http/read-request.js';
import type { ErrorDialect } from './error-answer.js';
import { answerInDialect, handle } from './handle.js';
import { requireModel } from './require-model.js';

/** `POST /api/embeddings`, the old form of `/api/embed` (contract: api, section 6). */
export const embeddingsRoute = handle(async (context) => {
  const body = await readRequest(context, embeddingsRequestSchema, 'EmbeddingRequest');
  requireModel(body.model);
  const dialect: ErrorDialect = {
    texts: { 'model-not-found': () => `model "${body.model}" not found, try pulling it first` },
    statuses: { 'context-exceeded': 500 },
  };
  return answerInDialect(context, dialect, async () => {
    const answer = await context.var.engine.embed({
      model: body.model,
      inputs: body.prompt === '' ? [] : [body.prompt],
      truncate: false,
      signal: clientSignal(context),
      ...(body.options === undefined ? {} : { options: body.options }),
      ...(body.keep_alive === undefined ? {} : { keepAlive: body.keep_alive }),
    });
    const response: EmbeddingsResponse = { embedding: answer.embeddings[0] ?? [] };
    return jsonResponse(response);
  });
});
