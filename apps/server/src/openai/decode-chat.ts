import type { ChatRequest } from '@puna/engine';
import type { ChatCompletionRequest, ReasoningEffort, Think } from '@puna/protocol';
import { decodeTool, decodeToolChoice } from '../generation/decode-tools.js';
import type { ChatMessage } from '@puna/runtime';
import { samplingOptions } from './sampling-options.js';
import { unsupportedFieldWarnings, type HarmlessValues } from '../generation/unsupported-fields.js';

/** Fields that are accepted and not followed. `user` and its like say nothing about the answer and are not among them. */
const unsupported: HarmlessValues = {
  service_tier: ['auto', 'default'],
  store: [false],
  metadata: [],
  functions: [],
  function_call: ['auto', 'none'],
  audio: [],
  prediction: [],
  web_search_options: [],
  verbosity: ['medium'],
};

const efforts: Readonly<Record<Exclude<ReasoningEffort, ''>, Think>> = {
  none: false,
  minimal: 'low',
  low: 'low',
  medium: 'medium',
  high: 'high',
  max: 'max',
  xhigh: 'max',
  ultra: 'max',
};

/** Whether, or how much, to think, where an effort was asked for. */
export function thinkOf(effort: ReasoningEffort | undefined): { readonly think?: Think } {
  return effort ? { think: efforts[effort] } : {};
}

/** `"json"`, a JSON Schema, or nothing: what the engine holds the answer to. */
function formatOf({ response_format: format }: ChatCompletionRequest): unknown {
  if (format?.type === 'json_object') return 'json';
  return format?.type === 'json_schema' ? format.json_schema?.schema : undefined;
}

/** What the engine is asked for one answer. */
export type DecodedChat = (index: number, signal: AbortSignal) => ChatRequest;

/** The engine's requests for a request of this API, whose messages were read. */
export function decodeChat(body: ChatCompletionRequest, messages: readonly ChatMessage[]): DecodedChat {
  const shared: ChatRequest = {
    model: body.model,
    messages,
    tools: body.tools.map(decodeTool),
    format: formatOf(body),
    renderOnly: body._debug_render_only,
    ...thinkOf(body.reasoning?.effort ?? body.reasoning_effort),
    ...(body.tool_choice === undefined ? {} : { toolChoice: decodeToolChoice(body.tool_choice) }),
    ...(body.parallel_tool_calls === undefined ? {} : { parallelToolCalls: body.parallel_tool_calls }),
    ...(body.logit_bias === undefined ? {} : { logitBias: body.logit_bias }),
    ...(body.logprobs ? { logProbabilities: { alternatives: body.top_logprobs } } : {}),
  };
  return (index, signal) => ({ ...shared, options: samplingOptions(body, index), signal });
}

function formatWarnings(body: ChatCompletionRequest): string[] {
  const type = body.response_format?.type ?? '';
  if (['', 'text', 'json_object'].includes(type)) return [];
  if (type !== 'json_schema') return [`response_format ${JSON.stringify(type)} is not supported and was ignored`];
  return formatOf(body) === undefined ? ['response_format has no json_schema.schema and was ignored'] : [];
}

/** What of a request is not done as asked. */
export function chatWarnings(body: ChatCompletionRequest): string[] {
  const wantsSound = Array.isArray(body.modalities) && body.modalities.some((modality) => modality !== 'text');
  return [
    ...unsupportedFieldWarnings(body, unsupported),
    ...(wantsSound ? ['modalities other than text are not supported and were ignored'] : []),
    ...formatWarnings(body),
  ];
}
