import {
  ContextExceededError,
  type GenerateEvent,
  type GenerateRequest,
  type ModelLimits,
  type Warning,
} from '@puna/runtime';
import { fitPrompt, isJsonObject, type JsonObject, keptTokens } from '@puna/runtime/adapter';
import { UpstreamLostError } from '../errors/upstream-lost-error.js';
import { UpstreamUnavailableError } from '../errors/upstream-unavailable-error.js';
import { errorOfAnswer } from '../http/answer-error.js';
import type { HttpResponse } from '../http/http-client.js';
import { readEvents } from '../http/read-events.js';
import type { OpenAiLimits } from '../limits.js';
import { tokenizeText } from '../tokens/tokenize.js';
import type { Upstream } from '../upstreams/upstream.js';
import { type SendingContext, withUpstream } from '../upstreams/with-upstream.js';
import { type BuiltRequest, buildRequest } from './build-request.js';
import { explainRefusal } from './explain-refusal.js';
import { type AnswerEnd, type AnswerEvent, readAnswer } from './read-answer.js';

/** One generation that has its slot. */
export interface Generation {
  readonly request: GenerateRequest;

  /** What the hosts call the model. */
  readonly model: string;
  readonly limits: ModelLimits;
  readonly adapterLimits: OpenAiLimits;

  /** Whether the hosts can tell tokens. */
  readonly canTokenize: boolean;

  /** Milliseconds that it waited for its slot. */
  readonly queueDuration: number;
  readonly sending: SendingContext;

  /** Registers what has to happen at the end, also where the reader never comes back. */
  readonly onEnd: (cleanUp: () => void) => void;
}

/** An answer whose first event has come. */
interface BegunAnswer {
  readonly upstream: Upstream;
  readonly warnings: readonly Warning[];
  readonly first: AnswerEvent | undefined;
  readonly rest: AsyncGenerator<AnswerEvent, void>;

  /** When the request was sent, and when the first event came, as `performance.now()` counts. */
  readonly sentAt: number;
  readonly begunAt: number;
}

/** Sends a generation to a host, to another one where that fails before the first event, and gives the events. */
export async function* generateEvents(generation: Generation): AsyncGenerator<GenerateEvent, void> {
  const answer = await beginSomewhere(generation);
  const { upstream, warnings, first, rest } = answer;
  upstream.running++;
  generation.onEnd(() => upstream.running--);
  for (const warning of warnings) yield { type: 'warning', warning };
  try {
    for (let event = first; event !== undefined; event = (await rest.next()).value ?? undefined) {
      if (event.type === 'end') yield* lastEvents(generation, answer, event);
      else yield event;
    }
  } catch (error) {
    generation.sending.signal.throwIfAborted();
    const lost = asLost(error);
    upstream.fail(lost);
    throw lost;
  } finally {
    await rest.return();
  }
}

/** "Not now" in the middle of an answer means that its rest is lost. */
function asLost(error: unknown): unknown {
  if (!UpstreamUnavailableError.isInstance(error)) return error;
  return new UpstreamLostError(error.message, error.details, { cause: error });
}

/** Begins an answer; a prompt that proves to be too long is cut, where it may be, and sent once more. */
async function beginSomewhere(generation: Generation): Promise<BegunAnswer> {
  const { request, model, limits, sending, canTokenize } = generation;
  try {
    return await withUpstream(sending, (upstream) => begin(generation, upstream));
  } catch (error) {
    const { input, truncatePrompt = true } = request;
    const isCuttable = input.type === 'prompt' && truncatePrompt && canTokenize;
    if (!isCuttable || !ContextExceededError.isInstance(error)) throw error;
    const { signal } = sending;
    const tokens = await withUpstream(sending, (upstream) =>
      tokenizeText(upstream, model, input.text, { addSpecial: true }, signal),
    );
    const cut = cutPrompt(tokens, request, limits);
    return withUpstream(sending, (upstream) => begin(generation, upstream, cut));
  }
}

/** Cut also where it alone would fit: engines count the answer that was asked for, too. */
function cutPrompt(tokens: readonly number[], { keepTokens }: GenerateRequest, limits: ModelLimits): readonly number[] {
  const contextLength = Math.min(limits.contextLength, tokens.length);
  const prompt = { length: tokens.length, hasPrefix: limits.addedTokens > 0 };
  return fitPrompt(tokens, { contextLength, keep: keptTokens(keepTokens, prompt, contextLength), truncate: true });
}

async function begin(generation: Generation, upstream: Upstream, tokens?: readonly number[]): Promise<BegunAnswer> {
  const { request, model, limits, adapterLimits, sending } = generation;
  const { signal } = sending;
  const built = buildRequest(request, model, upstream.traits, limits, upstream.fields, tokens);
  const sentAt = performance.now();
  const response = await open(upstream, built, signal);
  const host = upstream.address.name;
  const chunks = readEvents(response, signal, adapterLimits.longestEvent);
  const rest = readAnswer(chunks, {
    host,
    alternatives: request.logProbabilities?.alternatives,
    errorOf: (chunk) =>
      errorOfAnswer({ host, status: statusOf(chunk), path: built.path, body: chunk, keySetting: upstream.keySetting }),
  });
  const first = (await rest.next()).value ?? undefined;
  return { upstream, warnings: built.warnings, first, rest, sentAt, begunAt: performance.now() };
}

async function open(upstream: Upstream, { path, body }: BuiltRequest, signal: AbortSignal): Promise<HttpResponse> {
  try {
    return await upstream.open(path, body, signal);
  } catch (error) {
    throw await explainRefusal(error, upstream, body, signal);
  }
}

/** Engines that fail in mid-stream put the status into the error. */
function statusOf(chunk: JsonObject): number {
  const code = isJsonObject(chunk['error']) ? chunk['error']['code'] : undefined;
  return typeof code === 'number' && code >= 400 && code < 600 ? code : 500;
}

function* lastEvents(generation: Generation, answer: BegunAnswer, end: AnswerEnd): Generator<GenerateEvent> {
  const { upstream, sentAt, begunAt } = answer;
  const { reason, stopText, counts } = end;
  if (counts === undefined) {
    const message = `${upstream.address.name} does not tell how many tokens it read and generated; they are given as 0.`;
    yield { type: 'warning', warning: { type: 'other', message } };
  }
  const { promptTokens, cachedPromptTokens, generatedTokens } = counts ?? {
    promptTokens: 0,
    cachedPromptTokens: 0,
    generatedTokens: 0,
  };
  upstream.countTokens(promptTokens, generatedTokens);
  yield {
    type: 'done',
    reason,
    ...(stopText === undefined ? {} : { stopText }),
    usage: {
      promptTokens,
      cachedPromptTokens,
      generatedTokens,
      queueDuration: generation.queueDuration,
      promptDuration: begunAt - sentAt,
      generateDuration: performance.now() - begunAt,
    },
  };
}
