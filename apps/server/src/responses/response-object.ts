import type { ResponsesRequest, ResponsesResponse } from '@puna/protocol';
import { unixSeconds } from '../openai/unix-seconds.js';

/** The object of an answer that has just begun. Most of it echoes the request or has the only value there is here. */
export function beginResponse(body: ResponsesRequest, id: string): ResponsesResponse {
  const { reasoning } = body;
  return {
    id,
    object: 'response',
    created_at: unixSeconds(),
    completed_at: null,
    status: 'in_progress',
    incomplete_details: null,
    model: body.model,
    previous_response_id: null,
    instructions: body.instructions ?? null,
    output: [],
    error: null,
    tools: body.tools.map(({ type, name, description, strict, parameters, ...rest }) => ({
      type,
      ...(name === undefined ? {} : { name }),
      ...(description === undefined ? {} : { description }),
      ...(type === 'function' ? { strict: strict ?? null, parameters: parameters ?? null } : {}),
      ...rest,
    })),
    tool_choice: body.tool_choice ?? 'auto',
    truncation: body.truncation ?? 'disabled',
    parallel_tool_calls: body.parallel_tool_calls ?? true,
    text: { format: body.text?.format ?? { type: 'text' } },
    top_p: body.top_p ?? 1,
    presence_penalty: 0,
    frequency_penalty: 0,
    top_logprobs: 0,
    temperature: body.temperature ?? 1,
    reasoning: reasoning === undefined ? null : { ...reasoning },
    usage: null,
    max_output_tokens: body.max_output_tokens ?? null,
    max_tool_calls: null,
    store: false,
    background: body.background ?? false,
    service_tier: 'default',
    metadata: {},
    safety_identifier: null,
    prompt_cache_key: null,
  };
}
