import type { ToolCallsEvent } from '@puna/engine';
import type { OpenAiToolCall } from '@puna/protocol';

/** Calls as this API has them: their arguments are JSON in a string. */
export function encodeToolCalls(calls: ToolCallsEvent['calls']): OpenAiToolCall[] {
  return calls.map(({ id, index, name, arguments: values }) => ({
    id,
    index,
    type: 'function',
    function: { name, arguments: JSON.stringify(values) },
  }));
}
