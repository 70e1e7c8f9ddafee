import type { GenerationDoneEvent, GenerationEvent, RenderedEvent } from '@puna/engine';
import type { Context } from 'hono';
import { RequestWarnings } from '../generation/request-warnings.js';
import { clientSignal } from '../http/client-signal.js';
import { jsonResponse } from '../http/json-response.js';
import { logError } from '../http/log-error.js';
import type { ServerEnvironment } from '../http/server-environment.js';
import { sseResponse, type SseEvent } from '../http/sse-response.js';
import type { EndpointTexts } from '../http/describe-error.js';
import { openAiErrorEvent } from './error-answer.js';
import { answerOrRefuse } from './handle.js';
import { mergeAnswers, type AnswerEvent } from './merge-answers.js';

/** All events of one answer; `last` is the last of them. */
export interface CollectedEvents {
  readonly events: readonly GenerationEvent[];
  readonly last: GenerationDoneEvent | RenderedEvent;
}

/** Turns the engine's events into the objects of one endpoint. */
export interface GenerationsEncoder {
  /** The objects of a stream that an event makes: none, one or several. */
  chunks(event: AnswerEvent<GenerationEvent>): readonly unknown[];

  /** The objects after the last event. */
  ending(): readonly unknown[];

  /** All answers as one object. */
  whole(answers: readonly CollectedEvents[]): unknown;
}

/** One request that may ask for several answers. */
export interface Generations {
  readonly count: number;

  /** Begins one of the answers. */
  readonly generate: (index: number, signal: AbortSignal) => AsyncGenerator<GenerationEvent>;
  readonly encoder: GenerationsEncoder;
  readonly stream: boolean;

  /** What is known not to be done as asked. */
  readonly warnings: readonly string[];
  readonly errorTexts: EndpointTexts;
}

async function* encodeStream(
  events: AsyncIterable<AnswerEvent<GenerationEvent>>,
  encoder: GenerationsEncoder,
): AsyncGenerator<SseEvent> {
  for await (const event of events) for (const data of encoder.chunks(event)) yield { data };
  for (const data of encoder.ending()) yield { data };
}

async function collect(
  events: AsyncIterable<AnswerEvent<GenerationEvent>>,
  count: number,
): Promise<readonly CollectedEvents[]> {
  const collected = Array.from({ length: count }, (): GenerationEvent[] => []);
  for await (const { index, event } of events) collected[index]?.push(event);
  return collected.map((answer) => {
    const last = answer.at(-1);
    if (last?.type !== 'done' && last?.type !== 'rendered') throw new Error('the answer has no end');
    return { events: answer, last };
  });
}

/** Answers a request for text, as a stream of server-sent events or as one object. */
export async function answerGenerations(
  context: Context<ServerEnvironment>,
  generations: Generations,
): Promise<Response> {
  const { count, encoder, errorTexts } = generations;
  const signal = clientSignal(context);
  const ended = new AbortController();
  const answers = Array.from({ length: count }, (_, index) =>
    generations.generate(index, AbortSignal.any([signal, ended.signal])),
  );
  const warnings = new RequestWarnings(context, generations.warnings);
  const merged = mergeAnswers(answers, () => ended.abort());
  const events = warnings.takeFrom(merged, ({ event }) => event);
  return answerOrRefuse(context, errorTexts, async () => {
    const response = generations.stream
      ? await sseResponse(encodeStream(events, encoder), {
          encodeError: (error) => ({ data: openAiErrorEvent(error) }),
          onError: (error) => logError(context, error),
          terminator: '[DONE]',
        })
      : jsonResponse(encoder.whole(await collect(events, count)));
    warnings.addTo(response);
    return response;
  });
}
