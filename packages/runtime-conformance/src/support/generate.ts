import assert from 'node:assert/strict';
import type { DoneEvent, GenerateEvent, GenerateRequest, LoadedModel, LogProbability, Warning } from '@puna/runtime';

/** Everything that came of one generation. */
export interface Generation {
  readonly text: string;
  readonly pieces: readonly string[];
  readonly logProbabilities: readonly LogProbability[];
  readonly warnings: readonly Warning[];
  readonly done: DoneEvent;
}

/** A request without its input. */
export type RequestExtras = Omit<GenerateRequest, 'input'>;

/** A request with a rendered prompt. */
export function promptRequest(prompt: string, extras: RequestExtras = {}): GenerateRequest {
  return { ...extras, input: { type: 'prompt', text: prompt } };
}

/** No check generates for ever, also where a runtime never ends an answer by itself. */
const mostTokens = 400;

/** A request that always takes the likeliest token. */
export function greedyRequest(prompt: string, extras: RequestExtras = {}): GenerateRequest {
  return promptRequest(prompt, { maxTokens: mostTokens, ...extras, sampling: { temperature: 0, ...extras.sampling } });
}

/**
 * A request whose answer is long: at this temperature all tokens are about as likely, the ones that end an answer
 * included, so it goes on for some hundred tokens with most vocabularies.
 */
export function longRequest(prompt: string, extras: RequestExtras = {}): GenerateRequest {
  return promptRequest(prompt, {
    maxTokens: mostTokens,
    ...extras,
    sampling: { temperature: 100, topK: 0, topP: 1, minP: 0, seed: 3 },
  });
}

/** Reads a generation to its end and checks what holds for all of them: `done` comes once, at the end. */
export async function collect(model: LoadedModel, request: GenerateRequest): Promise<Generation> {
  const events: GenerateEvent[] = [];
  for await (const event of model.generate(request)) events.push(event);
  return summarize(events);
}

/** What the events of a whole generation add up to. */
export function summarize(events: readonly GenerateEvent[]): Generation {
  const done = events.at(-1);
  assert.equal(done?.type, 'done', 'the last event is `done`');
  assert.equal(events.filter(({ type }) => type === 'done').length, 1, '`done` comes once');
  const texts = events.filter((event) => event.type === 'text');
  const pieces = texts.map(({ text }) => text);
  return {
    text: pieces.join(''),
    pieces,
    logProbabilities: texts.flatMap(({ logProbabilities = [] }) => logProbabilities),
    warnings: events.filter((event) => event.type === 'warning').map(({ warning }) => warning),
    done,
  };
}

/** A generation in single steps, for checks that stop reading in the middle. */
export function iterate(model: LoadedModel, request: GenerateRequest): AsyncIterator<GenerateEvent> {
  return model.generate(request)[Symbol.asyncIterator]();
}
