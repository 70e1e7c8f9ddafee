import { type ChatInput, type GenerateRequest, type PromptInput, UnsupportedError } from '@puna/runtime';
import type { JsonObject } from '@puna/runtime/adapter';
import { chatMessages } from './chat-messages.js';
import { constraintFields } from './constraint-fields.js';
import { samplingFields } from './sampling-fields.js';

/** What is sent for a generation, and where to. */
export interface GenerationBody {
  readonly path: string;
  readonly body: JsonObject;
}

/** @throws UnsupportedError for what the API can't express. */
export function generationBody(model: string, request: GenerateRequest): GenerationBody {
  const common = {
    model,
    stream: true,
    stream_options: { include_usage: true },
    ...samplingFields(request.sampling),
    ...constraintFields(request.constraint),
    ...(request.maxTokens !== undefined && { max_tokens: request.maxTokens }),
    ...(request.stop !== undefined && request.stop.length > 0 && { stop: request.stop }),
  };
  const { input } = request;
  return input.type === 'chat'
    ? { path: '/chat/completions', body: { ...common, ...chatFields(input, request) } }
    : { path: '/completions', body: { ...common, ...promptFields(input, request) } };
}

function chatFields({ messages, tools = [], think }: ChatInput, { logProbabilities }: GenerateRequest): JsonObject {
  return {
    messages: chatMessages(messages),
    ...(tools.length > 0 && { tools }),
    ...(typeof think === 'boolean' && { chat_template_kwargs: { enable_thinking: think } }),
    ...(typeof think === 'string' && { reasoning_effort: think }),
    ...(logProbabilities !== undefined && { logprobs: true, top_logprobs: logProbabilities.alternatives }),
  };
}

function promptFields(
  { text, media = [] }: PromptInput,
  { logProbabilities, constraint }: GenerateRequest,
): JsonObject {
  if (media.length > 0) {
    throw new UnsupportedError('Images go with messages here, not with a prompt.', { capability: 'vision' });
  }
  return {
    prompt: text,
    ...(logProbabilities !== undefined && { logprobs: logProbabilities.alternatives }),
    // llama-server knows the schema of a plain prompt under this name alone.
    ...(constraint?.type === 'json-schema' && { json_schema: constraint.schema }),
    ...(constraint?.type === 'json' && { json_schema: { type: 'object' } }),
  };
}
