import type { ChatMessage, ToolCall } from '@puna/runtime';

/** A message as Jinja chat templates expect it: the form of OpenAI's API, with the names that templates use for thinking. */
export function jinjaMessage(message: ChatMessage): Readonly<Record<string, unknown>> {
  const { role, content, thinking, toolCalls, toolName, toolCallId } = message;
  return {
    role,
    content,
    ...(thinking === undefined || thinking === '' ? {} : { thinking, reasoning_content: thinking }),
    ...(toolCalls === undefined || toolCalls.length === 0 ? {} : { tool_calls: toolCalls.map(jinjaToolCall) }),
    ...(toolName === undefined ? {} : { name: toolName }),
    ...(toolCallId === undefined ? {} : { tool_call_id: toolCallId }),
  };
}

function jinjaToolCall(call: ToolCall): Readonly<Record<string, unknown>> {
  return {
    ...(call.id === undefined ? {} : { id: call.id }),
    type: 'function',
    function: { name: call.name, arguments: call.arguments },
  };
}
