import { mediaPlaceholder, type ChatMessage, type ToolCall } from '@puna/runtime';
import type { JsonObject } from '@puna/runtime/adapter';
import { mediaPart } from './media-part.js';

/** A call whose result has not come yet. */
interface OpenCall {
  readonly id: string;
  readonly name: string;
}

/**
 * Messages in OpenAI's form. Calls get an id where they have none, and results the id of their call: these APIs find the
 * call of a result by its id alone.
 *
 * @param thoughtField where the model's earlier thoughts go; absent: nowhere.
 */
export function chatMessages(
  messages: readonly ChatMessage[],
  thoughtField: string | undefined,
): readonly JsonObject[] {
  const open: OpenCall[] = [];
  let calls = 0;
  const name = (call: ToolCall): ToolCall & OpenCall => {
    const named = { ...call, id: call.id ?? `call_${calls}` };
    calls++;
    open.push(named);
    return named;
  };
  return messages.map((message) => {
    const { role, thinking, toolCalls = [] } = message;
    if (role === 'tool') return toolMessage(message, open);
    const called = toolCalls.map(name);
    return {
      role,
      content: contentOf(message),
      ...(thinking === undefined || thoughtField === undefined ? {} : { [thoughtField]: thinking }),
      ...(called.length === 0 ? {} : { tool_calls: called.map(callField) }),
    };
  });
}

/** Each file stands at the next place in the text; those that are left when the places are used up, in front of it. */
function contentOf({ content, media = [] }: ChatMessage): unknown {
  if (media.length === 0) return content;
  const [before = '', ...texts] = content.split(mediaPlaceholder);
  const parts = texts.flatMap((text, index) => {
    const file = media[index];
    return [...(file === undefined ? textPart(mediaPlaceholder) : [mediaPart(file)]), ...textPart(text)];
  });
  return [...media.slice(texts.length).map(mediaPart), ...textPart(before), ...parts];
}

function textPart(text: string): readonly JsonObject[] {
  return text === '' ? [] : [{ type: 'text', text }];
}

function callField({ id, name, arguments: values }: ToolCall): JsonObject {
  return { id, type: 'function', function: { name, arguments: JSON.stringify(values) } };
}

/** Without an id, a result belongs to the first open call of its tool. */
function toolMessage(message: ChatMessage, open: OpenCall[]): JsonObject {
  const { content, toolName, toolCallId } = message;
  const index = open.findIndex(({ id, name }) =>
    toolCallId === undefined ? toolName === undefined || name === toolName : id === toolCallId,
  );
  const [call] = index < 0 ? [] : open.splice(index, 1);
  const id = toolCallId ?? call?.id ?? 'call_0';
  return { role: 'tool', tool_call_id: id, ...(toolName === undefined ? {} : { name: toolName }), content };
}
