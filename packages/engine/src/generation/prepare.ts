import { truncateMessages, type ChatTemplate } from '@puna/prompt';
import type { ChatMessage, GenerateRequest, LoadedModel, Tool } from '@puna/runtime';
import type { StatedOptions } from '../options/model-options.js';
import type { GenerationRequest } from './generation-request.js';
import { createMediaTags, type PromptWithMedia } from './media-markers.js';
import { boundedMaxTokens, samplingSettings } from './sampling.js';

/** Tokens that a picture is counted as when messages are dropped (contract: modelfile-templates, section 11). */
const tokensPerMedia = 768;

/** Renders a conversation, without its oldest messages where it would not fit. */
export async function renderConversation(conversation: {
  readonly model: LoadedModel;
  readonly template: ChatTemplate;
  readonly messages: readonly ChatMessage[];
  readonly tools?: readonly Tool[] | undefined;
  readonly think?: boolean | string | undefined;
  readonly truncate?: boolean | undefined;
}): Promise<PromptWithMedia> {
  const { model, template, messages, tools, think, truncate = true } = conversation;
  const { tagOf, resolve } = createMediaTags();
  const { prompt, media } = await truncateMessages({
    messages,
    template,
    // Where an engine elsewhere can't tell tokens, it judges itself what is too long.
    truncate: truncate && model.capabilities.tokens !== false,
    ...(tools === undefined ? {} : { tools }),
    ...(think === undefined ? {} : { think }),
    contextLength: model.limits.contextLength,
    countTokens: async (text) => (await model.tokenize(text)).length,
    tokensPerMedia,
    mediaTag: tagOf,
  });
  return resolve(prompt, media);
}

/** What a request asks of the adapter besides input and constraint. */
export function generationSettings(
  request: GenerationRequest,
  options: StatedOptions,
  model: LoadedModel,
): Omit<GenerateRequest, 'input' | 'constraint'> {
  const { stop, keepTokens } = options;
  const maxTokens = boundedMaxTokens(options, model.limits.contextLength);
  return {
    sampling: {
      ...samplingSettings(options),
      ...(request.logitBias === undefined ? {} : { logitBias: request.logitBias }),
    },
    ...(maxTokens === undefined ? {} : { maxTokens }),
    ...(stop === undefined ? {} : { stop }),
    ...(keepTokens === undefined ? {} : { keepTokens }),
    truncatePrompt: request.shift !== false && request.truncate !== false,
    ...(request.logProbabilities === undefined ? {} : { logProbabilities: request.logProbabilities }),
    ...(request.signal === undefined ? {} : { signal: request.signal }),
  };
}
