import { z } from 'zod';

import { toolChoiceField, toolSchema } from '../ollama/tool.js';
import type { DebugInfo } from '../ollama/metrics.js';
import type { OpenAiLogProbability } from './log-probability.js';
import { openAiMessageSchema } from './message.js';
import { reasoningEffortField } from './reasoning-effort.js';
import {
  answerCountField,
  mostAlternatives,
  samplingFields,
  streamOptionsField,
  uncheckedField,
} from './shared-fields.js';
import type { OpenAiUsage } from './usage.js';

/** Stop texts: one or several; items that are no text are left out. */
const stopField = z
  .unknown()
  .transform((stop) => [stop].flat().filter((text): text is string => typeof text === 'string'))
  .exactOptional()
  .meta({ description: 'Texts at which the answer ends: one, or a list.' });

/** The form of the answer. `json_schema.name` and `json_schema.strict` are accepted: the form is always strict. */
const responseFormatField = z
  .object({
    type: z.string().trim().toLowerCase().default(''),
    json_schema: z.object({ schema: uncheckedField }).meta({ title: 'JsonSchema' }).exactOptional(),
  })
  .meta({ title: 'ResponseFormat' })
  .exactOptional();

/** Fields that change what other servers answer and that are not supported here. */
const unsupportedFields = {
  service_tier: uncheckedField,
  store: uncheckedField,
  metadata: uncheckedField,
  functions: uncheckedField,
  function_call: uncheckedField,
  modalities: uncheckedField,
  audio: uncheckedField,
  prediction: uncheckedField,
  web_search_options: uncheckedField,
  verbosity: uncheckedField,
};

/** `POST /v1/chat/completions`. */
export const chatCompletionRequestSchema = z
  .object({
    model: z.string().trim().default(''),
    messages: z
      .array(openAiMessageSchema)
      .default([])
      .refine((messages) => messages.length > 0, "[] is too short - 'messages'"),
    stream: z.boolean().default(false),
    stream_options: streamOptionsField,
    ...samplingFields,
    max_completion_tokens: z.int().exactOptional(),
    stop: stopField,
    n: answerCountField,
    response_format: responseFormatField,
    tools: z.array(toolSchema).default([]),
    tool_choice: toolChoiceField,
    parallel_tool_calls: z.boolean().exactOptional(),
    reasoning_effort: reasoningEffortField,
    reasoning: z.object({ effort: reasoningEffortField }).meta({ title: 'Reasoning' }).exactOptional(),
    logprobs: z.boolean().default(false),
    top_logprobs: z
      .int()
      .refine((count) => count >= 0 && count <= mostAlternatives, 'top_logprobs must be between 0 and 20')
      .default(0),
    _debug_render_only: z.boolean().default(false),
    ...unsupportedFields,
  })
  .meta({ title: 'ChatCompletionRequest' });

/** A decoded request. */
export type ChatCompletionRequest = z.output<typeof chatCompletionRequestSchema>;

/** A request as a client may send it. */
export type ChatCompletionRequestBody = z.input<typeof chatCompletionRequestSchema>;

/** A call that the model wants made. */
export interface OpenAiToolCall {
  readonly id: string;

  /** Place among the calls of one answer, from 0. */
  readonly index: number;
  readonly type: 'function';
  readonly function: {
    readonly name: string;

    /** JSON. */
    readonly arguments: string;
  };
}

/** Why an answer ended. */
export type OpenAiFinishReason = 'stop' | 'length' | 'tool_calls';

/** The log probabilities of one answer or one piece. */
export interface ChatLogProbabilities {
  readonly content: readonly OpenAiLogProbability[];
}

/** One answer of several. */
export interface ChatChoice {
  readonly index: number;
  readonly message: {
    readonly role: 'assistant';
    readonly content: string;

    /** What the model thought before its answer. */
    readonly reasoning?: string;
    readonly tool_calls?: readonly OpenAiToolCall[];
  };
  readonly finish_reason: OpenAiFinishReason | null;
  readonly logprobs?: ChatLogProbabilities;
}

/** The whole answer. */
export interface ChatCompletion {
  readonly id: string;
  readonly object: 'chat.completion';

  /** Seconds since 1970. */
  readonly created: number;

  /** As sent. */
  readonly model: string;
  readonly system_fingerprint: string;
  readonly choices: readonly ChatChoice[];
  readonly usage: OpenAiUsage;
  readonly _debug_info?: DebugInfo;
}

/** A piece of one of the answers. */
export interface ChatChunkChoice {
  readonly index: number;
  readonly delta: {
    readonly role?: 'assistant';
    readonly content?: string;
    readonly reasoning?: string;

    /** Each call comes whole, in one piece. */
    readonly tool_calls?: readonly OpenAiToolCall[];
  };
  readonly finish_reason: OpenAiFinishReason | null;
  readonly logprobs?: ChatLogProbabilities;
}

/** One event of a stream; the one that tells the usage has no choices. */
export interface ChatCompletionChunk {
  readonly id: string;
  readonly object: 'chat.completion.chunk';
  readonly created: number;
  readonly model: string;
  readonly system_fingerprint: string;
  readonly choices: readonly ChatChunkChoice[];
  readonly usage?: OpenAiUsage;
}
