import type { Context } from 'hono';
import type { z } from 'zod';
import { answerErrors } from '../http/answer-errors.js';
import { randomId } from '../http/random-id.js';
import { readRequest } from '../http/read-request.js';
import type { Handler } from '../http/route-table.js';
import type { ServerEnvironment } from '../http/server-environment.js';
import { errorAnswer } from './error-answer.js';

/** A request whose body was read. */
export interface Exchange<Body> {
  readonly context: Context<ServerEnvironment>;
  readonly body: Body;

  /** In errors and in the header `request-id`. */
  readonly requestId: string;
}

/**
 * Reads the body and answers; what is thrown is answered in the words of Anthropic's API.
 *
 * @param typeName how error texts name the request
 */
export function handle<Schema extends z.ZodType<{ model: string }>>(
  schema: Schema,
  typeName: string,
  answer: (exchange: Exchange<z.output<Schema>>) => Promise<Response>,
): Handler {
  return async (context) => {
    const requestId = randomId('req_');
    let model = '';
    const encodeError = (error: unknown) => errorAnswer(error, { requestId, model });
    const response = await answerErrors(context, encodeError, async () => {
      const body = await readRequest(context, schema, typeName);
      model = body.model;
      return answer({ context, body, requestId });
    });
    response.headers.set('request-id', requestId);
    return response;
  };
}
