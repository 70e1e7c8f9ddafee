import type { RenderedEvent, ToolCallsEvent } from '@puna/engine';
import type { DebugInfo, Message, ToolCall } from '@puna/protocol';
import type { ChatMessage } from '@puna/runtime';
import { decodeMedia } from './decode-media.js';

/** Calls as the wire has them. */
export function encodeToolCalls(calls: ToolCallsEvent['calls']): ToolCall[] {
  return calls.map(({ id, index, name, arguments: values }) => ({
    id,
    function: { index, name, arguments: { ...values } },
  }));
}

/** The rendered prompt as the wire has it. */
export function encodeDebugInfo({ prompt, mediaCount }: RenderedEvent): DebugInfo {
  return { rendered_template: prompt, ...(mediaCount > 0 ? { image_count: mediaCount } : {}) };
}

/** A message of a request. Its images were checked to be base64. */
export function decodeMessage(message: Message): ChatMessage {
  const { role, content, thinking, images, tool_calls: calls, tool_name: toolName, tool_call_id: toolCallId } = message;
  const media = (images ?? []).map(decodeMedia);
  const toolCalls = (calls ?? []).map(({ id, function: { index, name, arguments: values } }) => ({
    name,
    arguments: values,
    ...(id === undefined ? {} : { id }),
    ...(index === undefined ? {} : { index }),
  }));
  return {
    role,
    content,
    ...(thinking === undefined ? {} : { thinking }),
    ...(media.length > 0 ? { media } : {}),
    ...(toolCalls.length > 0 ? { toolCalls } : {}),
    ...(toolName === undefined ? {} : { toolName }),
    ...(toolCallId === undefined ? {} : { toolCallId }),
  };
}
