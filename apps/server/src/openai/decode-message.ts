import {
  findBase64Error,
  RequestBodyError,
  type OpenAiContentPart,
  type OpenAiMessage,
  type OpenAiToolCallInput,
} from '@puna/protocol';
import type { Media, ToolCall } from '@puna/runtime';
import { joinContent, type ContentWithMedia } from '../generation/join-content.js';
import { isWebUrl, type LinkedImage, type LinkingMessage } from '../linked-images/linked-image.js';

/** The type is not looked at further: what reads the picture tells its format by its bytes. */
const dataUrl = /^data:(?:image\/[a-z\d.+-]+)?;base64,/i;

function refuse(message: string): never {
  throw new RequestBodyError('invalid-field', message, 'messages');
}

/** What this API says of links to pictures where the server fetches none. */
export const linkRefusal = 'image URLs are not currently supported, please use base64 encoded data instead';

/** The bytes of a picture, or where they are. */
export function decodeImage(url: string): Media | LinkedImage {
  if (isWebUrl(url)) return { type: 'link', url };
  const prefix = dataUrl.exec(url)?.[0];
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

function decodeMedia(part: Exclude<OpenAiContentPart, { type: 'text' }>): Media | LinkedImage {
  if (part.type === 'input_audio') return decodeAudio(part.input_audio.data);
  return decodeImage(typeof part.image_url === 'string' ? part.image_url : part.image_url.url);
}

/** The content of a message: its texts as paragraphs, its pictures and sounds apart, with their places. */
function decodeContent(message: OpenAiMessage): ContentWithMedia<Media | LinkedImage> {
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

function decodeMessage(message: OpenAiMessage, messages: readonly OpenAiMessage[]): LinkingMessage {
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
 * The messages of a request; pictures may still be links.
 *
 * @throws RequestBodyError where a picture, a sound or a call can't be read, or a message has no content.
 */
export function decodeMessages(messages: readonly OpenAiMessage[]): LinkingMessage[] {
  return messages.map((message) => decodeMessage(message, messages));
}
