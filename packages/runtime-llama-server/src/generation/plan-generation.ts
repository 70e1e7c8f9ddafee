import {
  InvalidRequestError,
  mediaMarker,
  UnsupportedError,
  type Capabilities,
  type GenerateRequest,
  type LoadSettings,
  type PromptInput,
} from '@puna/runtime';
import { fitPrompt, type JsonObject, keptTokens, listIn, numberIn, objectIn } from '@puna/runtime/adapter';
import type { ServerClient } from '../http/server-client.js';
import type { ServerFacts } from '../load/server-facts.js';
import { prepareMedia } from '../media/prepare-media.js';
import type { MediaLimits } from '../options.js';
import { beforeOf, constraintFields } from './constraint-fields.js';
import { samplingFields } from './sampling-fields.js';

/** What a request is prepared with. */
export interface PlanContext {
  readonly client: ServerClient;
  readonly facts: ServerFacts;
  readonly capabilities: Capabilities;
  readonly settings: LoadSettings;
  readonly mediaLimits: MediaLimits;
}

/** A request, checked and ready to be sent. */
export interface GenerationPlan {
  /** The document for `/completion`. */
  readonly body: JsonObject;

  /** Text that the answer begins with, although the model does not write it. */
  readonly before: string;

  /** No token is wanted, only the reading of the prompt; some servers give one nevertheless. */
  readonly silent: boolean;
  readonly stops: readonly string[];

  /** Alternatives to each token's log probability; undefined where none are asked for. */
  readonly alternatives: number | undefined;
}

/**
 * Checks a request before it waits for a slot, as far as that needs no computing.
 *
 * @throws UnsupportedError or InvalidRequestError.
 */
export function checkRequest({ input }: GenerateRequest, capabilities: Capabilities): PromptInput {
  if (!capabilities.completion)
    throw new UnsupportedError('This model makes embeddings; it does not generate text.', { capability: 'completion' });
  if (input.type !== 'prompt') {
    throw new UnsupportedError('This runtime does not render chats: render the messages to a prompt first.', {
      capability: 'chat',
    });
  }
  for (const { type } of input.media ?? []) {
    const capability = type === 'image' ? 'vision' : 'audio';
    if (!capabilities[capability]) throw new UnsupportedError(`This model takes no ${type}.`, { capability });
  }
  return input;
}

/**
 * Prepares a request.
 *
 * @throws UnsupportedError, ContextExceededError or InvalidRequestError; the signal's reason where it aborts.
 */
export async function planGeneration(
  request: GenerateRequest,
  context: PlanContext,
  signal: AbortSignal,
): Promise<GenerationPlan> {
  const { facts, settings } = context;
  const input = checkRequest(request, context.capabilities);
  const before = beforeOf(request.constraint);
  const fields = {
    ...samplingFields(request.sampling ?? {}, {
      contextLength: settings.contextLength,
      vocabularySize: facts.vocabularySize,
    }),
    ...constraintFields(request.constraint),
    stream: true,
    cache_prompt: true,
    return_tokens: true,
    timings_per_token: true,
  };
  const prompt =
    (input.media ?? []).length > 0
      ? await mediaPrompt(input, before, request, context)
      : await textPrompt(input.text + before, request, context, signal);
  const alternatives = alternativesOf(request);
  const body = { ...fields, ...prompt, ...(alternatives === undefined ? {} : { n_probs: Math.max(1, alternatives) }) };
  return { body, before, silent: mostTokens(request) === 0, stops: request.stop ?? [], alternatives };
}

/** A prompt of tokens: so it can be cut, and begins with exactly one token that begins a text. */
async function textPrompt(
  text: string,
  request: GenerateRequest,
  { client, facts, settings }: PlanContext,
  signal: AbortSignal,
): Promise<JsonObject> {
  const answer = await client.post('/tokenize', { content: text, add_special: false, parse_special: true }, signal);
  const tokens = listIn(objectIn(answer)['tokens']).map((token) => numberIn(token));
  const { prefix } = facts;
  if (prefix !== undefined && tokens[0] !== prefix.token) tokens.unshift(prefix.token);
  if (tokens.length === 0) {
    throw new InvalidRequestError(
      'The prompt is empty, and this model has no token that begins a text. Give it at least one word.',
    );
  }
  const { contextLength } = settings;
  const hasPrefix = prefix !== undefined;
  const keep = keptTokens(request.keepTokens, { length: tokens.length, hasPrefix }, contextLength);
  const truncate = settings.contextShift !== false && request.truncatePrompt !== false;
  const prompt = fitPrompt(tokens, { contextLength, keep, truncate });
  // llama.cpp rounds contexts up, so that the server's end may come after the one that was asked for.
  const room = settings.contextShift === false ? contextLength - prompt.length : Number.POSITIVE_INFINITY;
  const most = Math.min(mostTokens(request), room);
  return {
    prompt,
    n_predict: Number.isFinite(most) ? most : -1,
    n_keep: Math.max(0, keep - (hasPrefix ? 1 : 0)), // the server adds it itself
  };
}

/** A prompt of text and media. Only the server knows how many tokens an image takes: what is too long is refused. */
async function mediaPrompt(
  input: PromptInput,
  before: string,
  request: GenerateRequest,
  { facts, mediaLimits }: PlanContext,
): Promise<JsonObject> {
  const { media = [] } = input;
  const parts = input.text.split(mediaMarker);
  if (parts.length - 1 !== media.length) {
    throw new InvalidRequestError(
      `The prompt has ${parts.length - 1} places for images and sounds, but ${media.length} came with it.`,
    );
  }
  // Text that happens to spell the server's own marker would be taken for another place.
  const texts = parts.map((part) => part.replaceAll(facts.mediaMarker, ''));
  const text = texts.join(facts.mediaMarker) + before;
  const { prefix } = facts;
  const bare = prefix !== undefined && text.startsWith(prefix.text) ? text.slice(prefix.text.length) : text;
  const most = mostTokens(request);
  return {
    prompt: { prompt_string: bare, multimodal_data: await prepareMedia(media, mediaLimits) },
    n_predict: Number.isFinite(most) ? most : -1,
    n_keep: 0,
  };
}

function mostTokens({ maxTokens }: GenerateRequest): number {
  return maxTokens === undefined ? Number.POSITIVE_INFINITY : Math.max(0, Math.trunc(maxTokens));
}

function alternativesOf({ logProbabilities }: GenerateRequest): number | undefined {
  return logProbabilities === undefined ? undefined : Math.max(0, Math.trunc(logProbabilities.alternatives));
}
