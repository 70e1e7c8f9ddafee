import { embedRequestSchema, type EmbedResponse } from '@puna/protocol';
import { clientSignal } from '../http/client-signal.js';
import { jsonResponse } from '../http/json-response.js';
import { readRequest } from '../http/read-request.js';
import { toNanoseconds } from './encode-usage.js';
import type { ErrorDialect } from './error-answer.js';
import { answerInDialect, handle } from './handle.js';
import { EmptyNameError } from './require-model.js';

/** An empty text loads the model, as does no text; an empty text in a list is a text. */
function inputsOf(input: string | readonly string[] | undefined): readonly string[] {
  if (input === undefined || input === '') return [];
  return typeof input === 'string' ? [input] : input;
}

/** `POST /api/embed` (contract: api, section 5). */
export const embedRoute = handle(async (context) => {
  const body = await readRequest(context, embedRequestSchema, 'EmbedRequest');
  if (body.model === '') throw new EmptyNameError("model '' not found");
  const dialect: ErrorDialect = {
    texts: {
      'model-not-found': () => `model "${body.model}" not found, try pulling it first`,
      'context-exceeded': () => 'the input length exceeds the context length',
    },
  };
  return answerInDialect(context, dialect, async () => {
    const answer = await context.var.engine.embed({
      model: body.model,
      inputs: inputsOf(body.input),
      truncate: body.truncate,
      dimensions: body.dimensions,
      signal: clientSignal(context),
      ...(body.options === undefined ? {} : { options: body.options }),
      ...(body.keep_alive === undefined ? {} : { keepAlive: body.keep_alive }),
    });
    const response: EmbedResponse = {
      model: body.model,
      embeddings: answer.embeddings,
      ...(answer.embeddings.length === 0
        ? {}
        : {
            total_duration: toNanoseconds(answer.totalDuration),
            load_duration: toNanoseconds(answer.loadDuration),
            prompt_eval_count: answer.promptTokens,
          }),
    };
    return jsonResponse(response);
  });
});
