import { embedRequestSchema, type EmbedResponse } from '@puna/protocol';
import { jsonResponse } from '../http/json-response.js';
import { inputTooLongTexts, pullFirstTexts } from '../http/model-texts.js';
import { readRequest } from '../http/read-request.js';
import { EmptyNameError } from '../http/require-model.js';
import { answerInDialect, handle } from './handle.js';
import { encodeDurations, modelRequest, reportWarnings } from './model-request.js';

/** An empty text loads the model, as does no text; an empty text in a list is a text. */
function inputsOf(input: string | readonly string[] | undefined): readonly string[] {
  if (input === undefined || input === '') return [];
  return typeof input === 'string' ? [input] : input;
}

/** `POST /api/embed` (contract: api, section 5). */
export const embedRoute = handle(async (context) => {
  const body = await readRequest(context, embedRequestSchema, 'EmbedRequest');
  if (body.model === '') throw new EmptyNameError("model '' not found");
  const dialect = { texts: { ...pullFirstTexts(body.model), ...inputTooLongTexts } };
  return answerInDialect(context, dialect, async () => {
    const answer = await context.var.engine.embed({
      ...modelRequest(body, context),
      inputs: inputsOf(body.input),
      truncate: body.truncate,
      dimensions: body.dimensions,
    });
    const response: EmbedResponse = {
      model: body.model,
      embeddings: answer.embeddings,
      ...(answer.embeddings.length === 0 ? {} : { ...encodeDurations(answer), prompt_eval_count: answer.promptTokens }),
      ...reportWarnings(context, answer),
    };
    return jsonResponse(response);
  });
});
