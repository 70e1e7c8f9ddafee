import { rerankV1RequestSchema, type RerankV1Response } from '@puna/protocol';
import { decodeRerank, encodeRanked } from '../generation/rerank.js';
import { clientSignal } from '../http/client-signal.js';
import { jsonResponse } from '../http/json-response.js';
import { pullFirstTexts } from '../http/model-texts.js';
import { randomId } from '../http/random-id.js';
import { readRequest } from '../http/read-request.js';
import { requireModel } from '../http/require-model.js';
import { answerOrRefuse, handle } from './handle.js';

/** `POST /v1/rerank`, in the form of Jina's and Cohere's APIs, with errors in the envelope of its neighbours. */
export const rerankRoute = handle(async (context) => {
  const body = await readRequest(context, rerankV1RequestSchema, 'RerankRequest');
  requireModel(body.model);
  return answerOrRefuse(context, pullFirstTexts(body.model), async () => {
    const answer = await context.var.engine.rerank({
      model: body.model,
      signal: clientSignal(context),
      ...decodeRerank(body),
    });
    const response: RerankV1Response = {
      id: randomId('rerank-'),
      object: 'list',
      model: body.model,
      results: encodeRanked(answer, body),
      usage: { prompt_tokens: answer.promptTokens, total_tokens: answer.promptTokens },
      meta: { tokens: { input_tokens: answer.promptTokens, output_tokens: 0 } },
    };
    return jsonResponse(response);
  });
});
