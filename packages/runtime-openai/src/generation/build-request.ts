import type { ChatInput, GenerateRequest, ModelLimits, ToolChoice, Warning } from '@puna/runtime';
import type { JsonObject } from '@puna/runtime/adapter';
import { chatMessages } from '../chat/chat-messages.js';
import type { EngineTraits } from '../engines/engine-traits.js';
import { constraintFields } from './constraint-fields.js';
import { samplingFields } from './sampling-fields.js';

/** A request in the form of OpenAI's API. */
export interface BuiltRequest {
  readonly path: '/chat/completions' | '/completions';
  readonly body: JsonObject;

  /** What the engine does not know. */
  readonly warnings: readonly Warning[];
}

/**
 * Puts a request into the form that one engine takes.
 *
 * @param extraFields win over the others.
 * @param tokens replace the text of a prompt.
 * @throws UnsupportedError where the engine can't do what is asked.
 */
export function buildRequest(
  request: GenerateRequest,
  model: string,
  traits: EngineTraits,
  limits: ModelLimits,
  extraFields: JsonObject,
  tokens?: readonly number[],
): BuiltRequest {
  const { input, sampling = {}, stop = [], constraint, logProbabilities } = request;
  const isChat = input.type === 'chat';
  const { fields, warnings } = samplingFields(sampling, traits);
  const alternatives = Math.max(1, logProbabilities?.alternatives ?? 0);
  return {
    path: isChat ? '/chat/completions' : '/completions',
    body: {
      model,
      ...(isChat ? conversationFields(input, traits) : { prompt: tokens ?? input.text }),
      stream: true,
      stream_options: { include_usage: true },
      ...fields,
      ...(stop.length === 0 ? {} : { stop }),
      ...maxTokensFields(request, traits, limits),
      ...(constraint === undefined ? {} : constraintFields(constraint, traits, isChat)),
      ...(logProbabilities === undefined ? {} : logProbabilityFields(isChat, alternatives)),
      ...extraFields,
    },
    warnings,
  };
}

function conversationFields(
  { messages, tools = [], toolChoice, parallelToolCalls, think }: ChatInput,
  traits: EngineTraits,
): JsonObject {
  return {
    messages: chatMessages(messages, traits.thoughtField),
    ...(tools.length === 0 ? {} : { tools }),
    ...(tools.length === 0 || toolChoice === undefined ? {} : { tool_choice: toolChoiceField(toolChoice) }),
    ...(tools.length === 0 || parallelToolCalls === undefined ? {} : { parallel_tool_calls: parallelToolCalls }),
    ...(think === undefined ? {} : thinkFields(think, traits)),
  };
}

function toolChoiceField(choice: ToolChoice): unknown {
  return typeof choice === 'string' ? choice : { type: 'function', function: { name: choice.name } };
}

function thinkFields(think: boolean | string, { thinking }: EngineTraits): JsonObject {
  const effort = typeof think === 'string' ? { reasoning_effort: think } : {};
  if (thinking === 'effort') return think === false ? { reasoning_effort: 'none' } : effort;
  const isOn = think !== false;
  // Qwen's and GLM's templates call it the one, DeepSeek's and Granite's the other; templates ignore what they don't know.
  return { ...effort, chat_template_kwargs: { enable_thinking: isOn, thinking: isOn } };
}

/** A limit beyond the context can't be reached; some engines refuse it. */
function maxTokensFields(
  { maxTokens, input }: GenerateRequest,
  { maxTokensField, noMaxTokens }: EngineTraits,
  { contextLength }: ModelLimits,
): JsonObject {
  if (maxTokens !== undefined && maxTokens < contextLength) return { [maxTokensField]: maxTokens };
  return noMaxTokens === null && input.type === 'prompt' ? { max_tokens: null } : {};
}

function logProbabilityFields(isChat: boolean, alternatives: number): JsonObject {
  return isChat ? { logprobs: true, top_logprobs: alternatives } : { logprobs: alternatives };
}
