import { chooseToolCallFormat, type ChatTemplate, type ToolCallFormat } from '@puna/prompt';
import type { LoadedModel } from '@puna/runtime';
import type { EngineContext } from '../engine-context.js';
import type { StoredModel } from '../models/stored-model.js';
import { parseFormat } from '../options/parse-format.js';
import { optionsFor } from '../options/resolve-options.js';
import { answerRequest, type CheckedRequest } from './answer-request.js';
import { chatConversation } from './conversation.js';
import { converse, rendersElsewhere } from './converse.js';
import { defaultChatTemplate } from './default-template.js';
import { doneEvent, type RequestTimes } from './finish.js';
import type { GenerationEvent } from './generation-event.js';
import type { ChatRequest } from './generation-request.js';
import { generationSettings, renderConversation } from './prepare.js';
import { requireCapabilities, requireMediaSupport, resolveThinking } from './require-capabilities.js';
import { runGeneration, type GenerationOutcome } from './run-generation.js';
import { chooseTools, type ChosenTools } from './tool-choice.js';

function isEmpty(request: ChatRequest): boolean {
  return (request.messages ?? []).length === 0;
}

function check(request: ChatRequest, stored: StoredModel): CheckedRequest<ChatRequest> {
  const requestedName = request.model;
  const features = request.tools?.length && request.toolChoice !== 'none' ? (['tools'] as const) : [];
  requireCapabilities(stored, { requestedName, operation: 'chat', features });
  const think = resolveThinking(stored, requestedName, request.think);
  requireMediaSupport(
    stored,
    (request.messages ?? []).flatMap(({ media = [] }) => media),
  );
  return { request, stored, think, options: optionsFor(stored, request.options) };
}

/** A call that a grammar makes certain is a bare object after the tag, in every family. */
function callFormat(stored: StoredModel, template: ChatTemplate, chosen: ChosenTools): ToolCallFormat | undefined {
  return chosen.constraint === undefined
    ? chooseToolCallFormat(template.source, stored.config.model_family)
    : undefined;
}

/** The engine knows its own template, and how its model writes calls. */
function answerElsewhere(
  checked: CheckedRequest<ChatRequest>,
  model: LoadedModel,
): AsyncGenerator<GenerationEvent, GenerationOutcome> {
  const { request, stored, think } = checked;
  const { tools = [], toolChoice, parallelToolCalls } = request;
  const offered = toolChoice === 'none' ? [] : tools;
  return converse(checked, model, {
    messages: chatConversation(stored, request.messages ?? []),
    ...(offered.length === 0 ? {} : { tools: offered }),
    ...(toolChoice === undefined ? {} : { toolChoice }),
    ...(parallelToolCalls === undefined ? {} : { parallelToolCalls }),
    ...(think === undefined ? {} : { think }),
  });
}

async function* answer(
  checked: CheckedRequest<ChatRequest>,
  model: LoadedModel,
  times: RequestTimes,
): AsyncGenerator<GenerationEvent> {
  const { request, stored, options, think } = checked;
  if (rendersElsewhere(stored, model)) {
    yield doneEvent(yield* answerElsewhere(checked, model), times);
    return;
  }
  const template = stored.chatTemplate ?? defaultChatTemplate;
  const chosen = chooseTools(request, template);
  const constraint = chosen.constraint ?? parseFormat(request.format);
  const tools = chosen.tools.length > 0 ? chosen.tools : undefined;
  const messages = chatConversation(stored, request.messages ?? []);
  const { truncate } = request;
  const { prompt, media } = await renderConversation({ model, template, messages, tools, think, truncate });
  if (request.onPrompt !== undefined) request.onPrompt((await model.tokenize(prompt, { addSpecial: true })).length);
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
    thinking: think ? template.thinkingTags : undefined,
    tools: tools === undefined ? undefined : { tag: template.toolCallTag ?? '{', tools },
    callFormat: callFormat(stored, template, chosen),
    oneCall: request.parallelToolCalls === false,
  });
  yield doneEvent(outcome, times);
}

/**
 * Answers a conversation. Without messages it loads the model, or unloads it where `keepAlive` is 0.
 *
 * @throws InvalidModelNameError, ModelNotFoundError, MissingCapabilityError, InvalidOptionError, InvalidFormatError,
 *   the template's errors, and those of the scheduler and the runtime.
 */
export function chat(context: EngineContext, request: ChatRequest): AsyncGenerator<GenerationEvent> {
  return answerRequest(context, request, { isEmpty, check, answer });
}
