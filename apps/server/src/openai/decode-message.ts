import {
  findBase64Error,
  RequestBodyError,
  type OpenAiContentPart,
  type OpenAiMessage,
  type OpenAiToolCallInput,
} from '@puna/protocol';
import type { ChatMessage, Media, ToolCall } from '@puna/runtime';
import { joinContent, type ContentWithMedia } from '../generation/join-content.js';

const imageUrl = /^data:(?:image\/(?:jpeg|jpg|png|webp))?;base64,/;

function refuse(message: string): never {
  throw new RequestBodyError('invalid-field', message, 'messages');
}

/** The bytes of a picture. Nothing is fetched: a server that loads what a client names can be used against others. */
export function decodeImage(url: string): Media {
  if (/^https?:\/\//.test(url))
    refuse('image URLs are not currently supported, please use base64 encoded data instead');
  const prefix = imageUrl.exec(url)?.[0];
  const data = prefix === undefined ? '' : url.slice(prefix.length);
  if (data === '' || findBase64Error(data) !== undefined) refuse('invalid image input');
  return { type: 'image', bytes: Buffer.from(data, 'base64') };
}

function decodeAudio(data: string): Media {
  if (data === '') refuse('invalid input_audio format: missing data');
  const at = findBase64Error(data);
  if (at !== undefined) refuse(`invalid input_audio base64 data: illegal base64 data at input byte ${at}`);
  return { type: 'audio', bytes: Buffer.from(data, 'base64') };
}

function decodeMedia(part: Exclude<OpenAiContentPart, { type: 'text' }>): Media {
  if (part.type === 'input_audio') return decodeAudio(part.input_audio.data);
  return decodeImage(typeof part.image_url === 'string' ? part.image_url : part.image_url.url);
}

/** The content of a message: its texts as paragraphs, its pictures and sounds apart, with their places. */
function decodeContent(message: OpenAiMessage): ContentWithMedia {
  const { content, tool_calls: calls } = message;
  if (typeof content === 'string') return { content, media: [] };
  if (content === undefined && calls.length === 0) refuse('invalid message content type: <nil>');
  const parts = (content ?? []).map((part) => (part.type === 'text' ? part.text : decodeMedia(part)));
  return joinContent(parts, '\n\n');
}

/** The arguments of a call. Clients send an empty text for a call without arguments. */
export function decodeArguments(text: string): Readonly<Record<string, unknown>> {
  if (text.trim() === '') return {};
  try {
    const values: unknown = JSON.parse(text);
    if (typeof values === 'object' && values !== null && !Array.isArray(values)) return { ...values };
  } catch {
    // Told below, as every text that is no object.
  }
  return refuse('invalid tool call arguments');
}

function decodeToolCall({ id, function: { name, arguments: text } }: OpenAiToolCallInput, index: number): ToolCall {
  return { name, index, arguments: decodeArguments(text), ...(id === '' ? {} : { id }) };
}

/** The tool whose result a message is: as it says, or the one of the call that it names. */
function toolNameOf(message: OpenAiMessage, messages: readonly OpenAiMessage[]): string | undefined {
  if (message.role !== 'tool') return undefined;
  if (message.name) return message.name;
  const id = message.tool_call_id;
  if (!id) return undefined;
  const calls = messages.flatMap(({ tool_calls: toolCalls }) => toolCalls);
  return calls.findLast((call) => call.id === id)?.function.name;
}

function decodeMessage(message: OpenAiMessage, messages: readonly OpenAiMessage[]): ChatMessage {
  const { role, reasoning, tool_calls: calls, tool_call_id: toolCallId } = message;
  const { content, media } = decodeContent(message);
  const toolName = toolNameOf(message, messages);
  return {
    // A later name of the same role, which templates do not know.
    role: role === 'developer' ? 'system' : role,
    content,
    ...(reasoning === undefined ? {} : { thinking: reasoning }),
    ...(media.length > 0 ? { media } : {}),
    ...(calls.length > 0 ? { toolCalls: calls.map(decodeToolCall) } : {}),
    ...(toolName === undefined ? {} : { toolName }),
    ...(toolCallId === undefined ? {} : { toolCallId }),
  };
}

/**
 * The messages of a request.
 *
 * @throws RequestBodyError where a picture, a sound or a call can't be read, or a message has no content.
 */
export function decodeMessages(messages: readonly OpenAiMessage[]): ChatMessage[] {
  return messages.map((message) => decodeMessage(message, messages));
}
