import { ContextExceededError, InvalidRequestError, type EmbedRequest, type EmbedResult } from '@puna/runtime';
import { listIn, numberIn, objectIn } from '@puna/runtime/adapter';
import type { ServerClient } from '../http/server-client.js';
import type { ServerFacts } from '../load/server-facts.js';
import { tokenize } from '../text/tokenize.js';

/** What embedding is done with. */
export interface EmbedContext {
  readonly client: ServerClient;
  readonly facts: ServerFacts;

  /** Tokens that one input can have, special ones included. */
  readonly mostTokens: number;
  readonly signal: AbortSignal;
}

/** The server's numbers for scaling to the length 1, and for leaving vectors as they are. */
const scaling = { unit: 2, none: -1 } as const;

/** Makes the vectors of a request, all in one request to the server. */
export async function embed(request: EmbedRequest, context: EmbedContext): Promise<EmbedResult> {
  const { inputs, truncate = true, normalize = true } = request;
  if (inputs.length === 0) return { embeddings: [], inputTokens: [] };
  const content = await Promise.all(inputs.map((text) => inputTokens(text, context, truncate)));
  const body = { content, embd_normalize: normalize ? scaling.unit : scaling.none };
  const answers = listIn(await context.client.post('/embedding', body, context.signal)).map((answer) =>
    objectIn(answer),
  );
  const embeddings: (readonly number[])[] = [];
  for (const answer of answers) embeddings[numberIn(answer['index'])] = vectorIn(answer['embedding']);
  return { embeddings, inputTokens: content.map(({ length }) => length) };
}

/** The server wraps a pooled vector in a list. */
function vectorIn(value: unknown): readonly number[] {
  const list = listIn(value);
  return listIn(Array.isArray(list[0]) ? list[0] : list).map((number) => numberIn(number));
}

/** The tokens of an input with the special ones around it. What is too long loses its end, but not the special tokens. */
async function inputTokens(
  text: string,
  { client, facts, mostTokens, signal }: EmbedContext,
  truncate: boolean,
): Promise<readonly number[]> {
  const whole = await tokenize(client, text, { addSpecial: true }, signal);
  if (whole.length === 0) throw new InvalidRequestError('An input is empty, and this model adds no tokens to it.');
  if (whole.length <= mostTokens) return whole;
  const suffix = facts.suffix === undefined ? [] : [facts.suffix];
  if (truncate) return [...whole.slice(0, mostTokens - suffix.length), ...suffix];
  throw new ContextExceededError(
    `The input has ${whole.length} tokens, but this model reads ${mostTokens} at once. Shorten the input or allow it to be cut.`,
    { tokens: whole.length, contextLength: mostTokens },
  );
}
