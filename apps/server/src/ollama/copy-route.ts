import { copyRequestSchema, RequestBodyError, tryParseModelName, type ModelName } from '@puna/protocol';
import { readRequest } from '../http/read-request.js';
import type { ErrorDialect } from '../http/describe-error.js';
import { answerInDialect, handle } from './handle.js';

function parseName(field: 'source' | 'destination', text: string): ModelName {
  const name = tryParseModelName(text);
  if (name === undefined) throw new RequestBodyError('invalid-field', `${field} "${text}" is invalid`, field);
  return name;
}

/** `POST /api/copy` (contract: api, section 9). */
export const copyRoute = handle(async (context) => {
  const body = await readRequest(context, copyRequestSchema, 'CopyRequest');
  const source = parseName('source', body.source);
  const destination = parseName('destination', body.destination);
  const dialect: ErrorDialect = { texts: { 'model-not-found': () => `model "${body.source}" not found` } };
  return answerInDialect(context, dialect, async () => {
    await context.var.engine.copy(source, destination);
    return context.body(null, 200);
  });
});
