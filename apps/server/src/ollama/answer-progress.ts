import type { ProgressResponse } from '@puna/protocol';
import type { Context } from 'hono';
import { logError } from '../http/log-error.js';
import { ndjsonResponse } from '../http/ndjson-response.js';
import type { ServerEnvironment } from '../http/server-environment.js';
import { registryErrorText } from './registry-error-text.js';

/** Plain JSON, as work on models answers where it does not stream. */
function plainJson(value: unknown): Response {
  return new Response(JSON.stringify(value), { headers: { 'content-type': 'application/json' } });
}

/** How the progress of some work is told. */
export interface ProgressOptions<Step> {
  readonly encode: (step: Step) => ProgressResponse;

  /** The words for a failure after the first step; absent: those for registries and all that is behind them. */
  readonly describeError?: (error: unknown) => string;
  readonly stream: boolean;
}

/** Answers with a line for each step of some work, or with the last one alone. */
export async function answerProgress<Step>(
  context: Context<ServerEnvironment>,
  steps: AsyncGenerator<Step>,
  { encode, describeError = registryErrorText, stream }: ProgressOptions<Step>,
): Promise<Response> {
  if (stream) {
    return ndjsonResponse(steps, {
      encode,
      encodeError: (error) => ({ error: describeError(error) }),
      onError: (error) => logError(context, error),
    });
  }
  let last: Step | undefined;
  for await (const step of steps) last = step;
  return plainJson(last === undefined ? {} : encode(last));
}
