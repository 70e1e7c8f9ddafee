import type { Context } from 'hono';
import { answerErrors } from '../http/answer-errors.js';
import type { ErrorDialect } from '../http/describe-error.js';
import type { Handler } from '../http/route-table.js';
import type { ServerEnvironment } from '../http/server-environment.js';
import { errorAnswer } from './error-answer.js';

/** Does work, and answers what it throws in the words of one endpoint. */
export function answerInDialect(
  context: Context<ServerEnvironment>,
  dialect: ErrorDialect,
  work: () => Promise<Response>,
): Promise<Response> {
  return answerErrors(context, (error) => errorAnswer(error, dialect), work);
}

/** Wraps a handler so that what it throws is answered in the words of the Ollama API. */
export function handle(handler: (context: Context<ServerEnvironment>) => Promise<Response>): Handler {
  return (context) => answerInDialect(context, {}, () => handler(context));
}
