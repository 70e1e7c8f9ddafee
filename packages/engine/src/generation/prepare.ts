import { truncateMessages, type ChatTemplate } from '@puna/prompt';
import type { ChatMessage, GenerateRequest, LoadedModel, Tool } from '@puna/runtime';
import type { StoredModel } from '../models/stored-model.js';
import type { ModelOptions } from '../options/model-options.js';
import type { GenerationRequest } from './generation-request.js';
import { boundedMaxTokens, samplingSettings } from './sampling.js';

/** Tokens that a picture is counted as when messages are dropped (contract: modelfile-templates, section 11). */
const tokensPerMedia = 768;

/** Renders a conversation, without its oldest messages where it would not fit. */
export async function renderConversation(conversation: {
  readonly model: LoadedModel;
  readonly stored: StoredModel;
  readonly template: ChatTemplate;
  readonly messages: readonly ChatMessage[];
  readonly tools?: readonly Tool[] | undefined;
  readonly think?: boolean | string | undefined;
  readonly truncate?: boolean | undefined;
}): Promise<string> {
  const { model, stored, template, messages, tools, think, truncate } = conversation;
  const input = {
    messages,
    ...(tools === undefined ? {} : { tools }),
    ...(think === undefined ? {} : { think }),
  };
  if (truncate === false) return template.render(input);
  const { prompt } = await truncateMessages({
    ...input,
    template,
    contextLength: model.limits.contextLength,
    countTokens: async (text) => (await model.tokenize(text)).length,
    ...(stored.files.projectors?.length ? { tokensPerMedia } : {}),
  });
  return prompt;
}

/** What a request asks of the adapter besides input and constraint. */
export function generationSettings(
  request: GenerationRequest,
  options: ModelOptions,
  model: LoadedModel,
): Omit<GenerateRequest, 'input' | 'constraint'> {
  return {
    sampling: {
      ...samplingSettings(options),
      ...(request.logitBias === undefined ? {} : { logitBias: request.logitBias }),
    },
    maxTokens: boundedMaxTokens(options, model.limits.contextLength),
    stop: options.stop,
    keepTokens: options.keepTokens,
    truncatePrompt: request.shift !== false && request.truncate !== false,
    ...(request.logProbabilities === undefined ? {} : { logProbabilities: request.logProbabilities }),
    ...(request.signal === undefined ? {} : { signal: request.signal }),
  };
}
