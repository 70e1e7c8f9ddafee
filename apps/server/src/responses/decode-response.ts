import type { ChatRequest } from '@puna/engine';
import type { ResponsesRequest } from '@puna/protocol';
import type { ChatMessage } from '@puna/runtime';
import { thinkOf } from '../openai/decode-chat.js';
import { unsupportedFieldWarnings } from '../generation/unsupported-fields.js';
import { decodeToolChoice, decodeTools } from './decode-tools.js';

/** A request as the engine takes it. */
export interface DecodedResponse {
  readonly request: ChatRequest;

  /** What is not done as asked, one line each. */
  readonly warnings: readonly string[];
}

function optionsOf(body: ResponsesRequest): Record<string, unknown> {
  return {
    ...(body.max_output_tokens === undefined ? {} : { num_predict: body.max_output_tokens }),
    ...(body.temperature === undefined ? {} : { temperature: body.temperature }),
    ...(body.top_p === undefined ? {} : { top_p: body.top_p }),
  };
}

function formatOf({ text }: ResponsesRequest): unknown {
  if (text?.format?.['type'] === 'json_object') return 'json';
  return text?.format?.['type'] === 'json_schema' ? text.format['schema'] : undefined;
}

/**
 * Reads a request, whose input was read.
 *
 * @throws RequestBodyError where a tool can't be used.
 */
export function decodeResponse(body: ResponsesRequest, messages: readonly ChatMessage[]): DecodedResponse {
  const warnings = unsupportedFieldWarnings(body, {
    previous_response_id: [],
    conversation: [],
    prompt: [],
    background: [false],
  });
  const toolChoice = decodeToolChoice(body.tool_choice, warnings);
  const format = formatOf(body);
  const request: ChatRequest = {
    model: body.model,
    messages,
    tools: decodeTools(body.tools, warnings),
    options: optionsOf(body),
    ...thinkOf(body.reasoning?.effort),
    ...(format === undefined ? {} : { format }),
    ...(toolChoice === undefined ? {} : { toolChoice }),
    ...(body.parallel_tool_calls === undefined ? {} : { parallelToolCalls: body.parallel_tool_calls }),
  };
  return { request, warnings };
}
