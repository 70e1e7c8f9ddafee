import type { Context } from 'hono';
import { answerErrors } from '../http/answer-errors.js';
import type { EndpointTexts } from '../http/describe-error.js';
import type { Handler } from '../http/route-table.js';
import type { ServerEnvironment } from '../http/server-environment.js';
import { openAiErrorAnswer } from './error-answer.js';

/** Does work, and answers what it throws in the envelope of OpenAI's API, with the texts of one endpoint. */
export function answerOrRefuse(
  context: Context<ServerEnvironment>,
  texts: EndpointTexts,
  work: () => Promise<Response>,
): Promise<Response> {
  return answerErrors(context, (error) => openAiErrorAnswer(error, texts), work);
}

/** Wraps a handler so that what it throws is answered in the envelope of OpenAI's API. */
export function handle(handler: (context: Context<ServerEnvironment>) => Promise<Response>): Handler {
  return (context) => answerOrRefuse(context, {}, () => handler(context));
}
