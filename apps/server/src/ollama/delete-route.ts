import { deleteRequestSchema, RequestBodyError, tryParseModelName } from '@puna/protocol';
import { jsonResponse } from '../http/json-response.js';
import { modelNotFoundTexts } from '../http/model-texts.js';
import { readRequest } from '../http/read-request.js';
import type { ErrorDialect } from '../http/describe-error.js';
import { answerInDialect, handle } from './handle.js';
import { requireModel } from '../http/require-model.js';

/**
 * `DELETE /api/delete` (contract: api, section 10). The answer is `{}`: one of the two specifications has it, and
 * clients of the other one look at the status alone.
 */
export const deleteRoute = handle(async (context) => {
  const body = await readRequest(context, deleteRequestSchema, 'DeleteRequest');
  requireModel(body.model);
  const name = tryParseModelName(body.model);
  if (name === undefined) {
    throw new RequestBodyError('invalid-field', `name ${JSON.stringify(body.model)} is invalid`, 'model');
  }
  const dialect: ErrorDialect = { texts: modelNotFoundTexts(body.model) };
  return answerInDialect(context, dialect, async () => {
    await context.var.engine.delete(name);
    return jsonResponse({});
  });
});
