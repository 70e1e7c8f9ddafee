import { rerankRequestSchema, type RerankResponse } from '@puna/protocol';
import { jsonResponse } from '../http/json-response.js';
import { pullFirstTexts } from '../http/model-texts.js';
import { readRequest } from '../http/read-request.js';
import { requireModel } from '../http/require-model.js';
import { decodeRerank, encodeRanked } from '../generation/rerank.js';
import { answerInDialect, handle } from './handle.js';
import { encodeDurations, modelRequest, reportWarnings } from './model-request.js';

/** `POST /api/rerank`: documents in the order in which they answer a query. The original lacks it. */
export const rerankRoute = handle(async (context) => {
  const body = await readRequest(context, rerankRequestSchema, 'RerankRequest');
  requireModel(body.model);
  return answerInDialect(context, { texts: pullFirstTexts(body.model) }, async () => {
    const answer = await context.var.engine.rerank({ ...modelRequest(body, context), ...decodeRerank(body) });
    const response: RerankResponse = {
      model: body.model,
      results: encodeRanked(answer, body),
      ...encodeDurations(answer),
      prompt_eval_count: answer.promptTokens,
      ...reportWarnings(context, answer),
    };
    return jsonResponse(response);
  });
});
