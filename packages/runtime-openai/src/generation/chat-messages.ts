import { mediaPlaceholder, type ChatMessage, type Media, type ToolCall } from '@puna/runtime';
import type { JsonObject } from '@puna/runtime/adapter';
import { imageUrl } from './image-url.js';

/** The conversation in the API's form. Calls without an id get one, and so do their results. */
export function chatMessages(messages: readonly ChatMessage[]): readonly JsonObject[] {
  const open: { readonly id: string; readonly name: string }[] = [];
  let count = 0;
  const nextId = () => `call_${count++}`;
  return messages.map((message) => {
    const calls = (message.toolCalls ?? []).map((call) => callOf(call, call.id ?? nextId()));
    open.push(...calls.map(({ id, function: { name } }) => ({ id, name })));
    return {
      role: message.role,
      content: contentOf(message),
      ...(message.thinking !== undefined && { reasoning_content: message.thinking }),
      ...(calls.length > 0 && { tool_calls: calls }),
      ...(message.role === 'tool' && {
        tool_call_id: message.toolCallId ?? takeId(open, message.toolName) ?? nextId(),
      }),
    };
  });
}

function callOf({ name, arguments: values }: ToolCall, id: string) {
  return { id, type: 'function', function: { name, arguments: JSON.stringify(values) } };
}

/** The id of the first call of that name that has no result yet. */
function takeId(open: { readonly id: string; readonly name: string }[], name: string | undefined): string | undefined {
  const place = open.findIndex((call) => name === undefined || call.name === name);
  return place < 0 ? undefined : open.splice(place, 1)[0]?.id;
}

/** Each image stands at the next place in the text; those that are left when the places are used up, in front of it. */
function contentOf({ content, media = [] }: ChatMessage): string | readonly JsonObject[] {
  if (media.length === 0) return content;
  const [before = '', ...texts] = content.split(mediaPlaceholder);
  const parts = texts.flatMap((text, index) => {
    const image = media[index];
    return [image === undefined ? { type: 'text', text: mediaPlaceholder } : imagePart(image), ...textPart(text)];
  });
  return [...media.slice(texts.length).map(imagePart), ...textPart(before), ...parts];
}

function imagePart(image: Media): JsonObject {
  return { type: 'image_url', image_url: { url: imageUrl(image) } };
}

function textPart(text: string): readonly JsonObject[] {
  return text === '' ? [] : [{ type: 'text', text }];
}
