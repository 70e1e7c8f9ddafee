import { createGoChatTemplate, placeMediaTags, renderInsert, type ChatTemplate } from '@puna/prompt';
import type { LoadedModel, Media } from '@puna/runtime';
import type { EngineContext } from '../engine-context.js';
import { ConflictingRequestError } from '../errors/conflicting-request-error.js';
import type { StoredModel } from '../models/stored-model.js';
import { parseFormat } from '../options/parse-format.js';
import { optionsFor } from '../options/resolve-options.js';
import { answerRequest, type CheckedRequest } from './answer-request.js';
import { generateConversation, userMessage } from './conversation.js';
import { converse, rendersElsewhere } from './converse.js';
import { plainTemplate } from './default-template.js';
import { doneEvent, type RequestTimes } from './finish.js';
import type { GenerationEvent } from './generation-event.js';
import type { GenerateTextRequest } from './generation-request.js';
import { createMediaTags, type PromptWithMedia } from './media-markers.js';
import { generationSettings, renderConversation } from './prepare.js';
import { requireCapabilities, requireMediaSupport, resolveThinking } from './require-capabilities.js';
import { runGeneration, type GenerationOutcome } from './run-generation.js';

function isEmpty(request: GenerateTextRequest): boolean {
  return !request.prompt;
}

function check(request: GenerateTextRequest, stored: StoredModel): CheckedRequest<GenerateTextRequest> {
  const { model: requestedName, raw, template, system, context } = request;
  if (raw && (template || system || context?.length)) {
    throw new ConflictingRequestError('raw mode does not support template, system, or context');
  }
  const think = resolveThinking(stored, requestedName, request.think);
  const features = request.suffix ? (['insert'] as const) : [];
  requireCapabilities(stored, { requestedName, operation: 'generate', features });
  requireMediaSupport(stored, request.media ?? []);
  return { request, stored, think, options: optionsFor(stored, request.options) };
}

function templateFor({ request, stored }: CheckedRequest<GenerateTextRequest>): ChatTemplate {
  if (request.template) return createGoChatTemplate(request.template);
  return stored.chatTemplate ?? plainTemplate;
}

/** A prompt, and the template that made it where its answer may hold thinking. */
interface BuiltPrompt extends PromptWithMedia {
  readonly template?: ChatTemplate;
}

/** A raw prompt is left alone but for its images and sounds, which stand at its `[img]`s or in front. */
function renderRaw(prompt: string, sent: readonly Media[]): PromptWithMedia {
  const { tagOf, resolve } = createMediaTags();
  const { messages, media } = placeMediaTags([userMessage(prompt, sent)], tagOf);
  return resolve(messages[0]?.content ?? prompt, media);
}

async function buildPrompt(checked: CheckedRequest<GenerateTextRequest>, model: LoadedModel): Promise<BuiltPrompt> {
  const { request, stored, think } = checked;
  const { prompt = '', suffix, system, media, context = [] } = request;
  if (request.raw) return renderRaw(prompt, media ?? []);
  const template = templateFor(checked);
  if (suffix) return { prompt: renderInsert(template, { prompt, suffix }), media: [] };
  const messages = generateConversation(stored, { prompt, system, media, continues: context.length > 0 });
  const rendered = await renderConversation({ model, template, messages, think, truncate: request.truncate });
  const before = context.length > 0 ? await model.detokenize(context) : '';
  return { prompt: before + rendered.prompt, media: rendered.media, template };
}

/** A prompt is a conversation of one message for an engine that renders those itself. */
async function* answerElsewhere(
  checked: CheckedRequest<GenerateTextRequest>,
  model: LoadedModel,
): AsyncGenerator<GenerationEvent, GenerationOutcome> {
  const { request, stored, think } = checked;
  const { prompt = '', system, media, context = [] } = request;
  if (context.length > 0) {
    const message = 'the engine that runs this model can not go on from tokens; "context" was ignored';
    yield { type: 'warning', warning: { type: 'other', message } };
  }
  const messages = generateConversation(stored, { prompt, system, media, continues: false });
  return yield* converse(checked, model, { messages, ...(think === undefined ? {} : { think }) });
}

async function* answer(
  checked: CheckedRequest<GenerateTextRequest>,
  model: LoadedModel,
  times: RequestTimes,
): AsyncGenerator<GenerationEvent> {
  const { request, options, think, stored } = checked;
  const isPrompt = request.raw || request.template || request.suffix;
  if (!isPrompt && rendersElsewhere(stored, model)) {
    yield doneEvent(yield* answerElsewhere(checked, model), times);
    return;
  }
  const constraint = parseFormat(request.format);
  const { prompt, media, template } = await buildPrompt(checked, model);
  if (request.renderOnly) {
    yield { type: 'rendered', prompt, mediaCount: media.length };
    return;
  }
  const outcome = yield* runGeneration({
    model,
    prompt,
    media,
    settings: generationSettings(request, options, model),
    constraint,
    thinking: think ? template?.thinkingTags : undefined,
  });
  // Tokens can't stand for images, so there is nothing to go on from.
  const canContinue = !request.raw && media.length === 0 && model.capabilities.tokens !== false;
  const context = canContinue ? await model.tokenize(prompt + outcome.text) : undefined;
  yield doneEvent(outcome, times, context);
}

/**
 * Continues a prompt. Without a prompt it loads the model, or unloads it where `keepAlive` is 0.
 *
 * @throws InvalidModelNameError, ModelNotFoundError, ConflictingRequestError, MissingCapabilityError,
 *   InvalidOptionError, InvalidFormatError, the template's errors, and those of the scheduler and the runtime.
 */
export function generate(context: EngineContext, request: GenerateTextRequest): AsyncGenerator<GenerationEvent> {
  return answerRequest(context, request, { isEmpty, check, answer });
}
