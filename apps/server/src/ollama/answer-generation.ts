import type { GenerationEvent } from '@puna/engine';
import type { Context } from 'hono';
import { RequestWarnings } from '../generation/request-warnings.js';
import { jsonResponse } from '../http/json-response.js';
import { ndjsonResponse } from '../http/ndjson-response.js';
import { logError } from '../http/log-error.js';
import type { ServerEnvironment } from '../http/server-environment.js';
import type { AnswerEncoder } from './answer-encoder.js';
import type { ErrorDialect } from '../http/describe-error.js';
import { errorLine } from './error-answer.js';
import { answerInDialect } from './handle.js';

/** Requests that only load or unload are answered with one object, also where a stream was asked for. */
function isSingle(event: GenerationEvent): boolean {
  return event.type === 'rendered' || (event.type === 'done' && event.usage === undefined);
}

async function* withFirst<Event>(first: Event, rest: AsyncGenerator<Event>): AsyncGenerator<Event> {
  try {
    yield first;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}

async function answerWhole<Answer>(
  events: AsyncIterable<GenerationEvent>,
  encoder: AnswerEncoder<Answer>,
): Promise<Response> {
  const collected: GenerationEvent[] = [];
  for await (const event of events) collected.push(event);
  const last = collected.at(-1);
  if (last?.type !== 'done' && last?.type !== 'rendered') throw new Error('the answer has no end');
  return jsonResponse(encoder.whole(collected, last));
}

/** Answers a generation, as a stream of lines or as one object. */
export async function answerGeneration<Answer>(
  context: Context<ServerEnvironment>,
  generation: AsyncIterable<GenerationEvent>,
  options: {
    /** @param warnings gives what was not done as asked, as far as it is known by then */
    readonly encoder: (warnings: () => readonly string[]) => AnswerEncoder<Answer>;
    readonly stream: boolean;
    readonly dialect: ErrorDialect;
  },
): Promise<Response> {
  const warnings = new RequestWarnings(context);
  const events = warnings.takeFrom(generation, (event) => event);
  const encoder = options.encoder(() => warnings.list);
  return answerInDialect(context, options.dialect, async () => {
    if (!options.stream) return answerWhole(events, encoder);
    const first = await events.next();
    if (first.done || isSingle(first.value)) {
      await events.return(undefined);
      return jsonResponse(encoder.line(first.value));
    }
    return ndjsonResponse(withFirst(first.value, events), {
      encode: (event) => encoder.line(event),
      encodeError: errorLine,
      onError: (error) => logError(context, error),
    });
  });
}
