import {
  detokenizeRequestSchema,
  tokenizeRequestSchema,
  type DetokenizeResponse,
  type TokenizeResponse,
} from '@puna/protocol';
import { jsonResponse } from '../http/json-response.js';
import { pullFirstTexts } from '../http/model-texts.js';
import { readRequest } from '../http/read-request.js';
import { requireModel } from '../http/require-model.js';
import { answerInDialect, handle } from './handle.js';
import { encodeDurations, modelRequest, reportWarnings } from './model-request.js';

/** `POST /api/tokenize`: a text as the ids of the model's tokens. The original lacks it. */
export const tokenizeRoute = handle(async (context) => {
  const body = await readRequest(context, tokenizeRequestSchema, 'TokenizeRequest');
  requireModel(body.model);
  return answerInDialect(context, { texts: pullFirstTexts(body.model) }, async () => {
    const answer = await context.var.engine.tokenize({
      ...modelRequest(body, context),
      text: body.content,
      addSpecial: body.add_special,
      parseSpecial: body.parse_special,
    });
    const response: TokenizeResponse = {
      model: body.model,
      tokens: answer.tokens,
      ...encodeDurations(answer),
      ...reportWarnings(context, answer),
    };
    return jsonResponse(response);
  });
});

/** `POST /api/detokenize`: the text that tokens stand for. The original lacks it. */
export const detokenizeRoute = handle(async (context) => {
  const body = await readRequest(context, detokenizeRequestSchema, 'DetokenizeRequest');
  requireModel(body.model);
  return answerInDialect(context, { texts: pullFirstTexts(body.model) }, async () => {
    const answer = await context.var.engine.detokenize({ ...modelRequest(body, context), tokens: body.tokens });
    const response: DetokenizeResponse = {
      model: body.model,
      content: answer.text,
      ...encodeDurations(answer),
      ...reportWarnings(context, answer),
    };
    return jsonResponse(response);
  });
});
