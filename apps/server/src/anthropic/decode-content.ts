import { findBase64Error, type ContentBlock, type MessagesRequest, type ResultBlock } from '@puna/protocol';
import type { Media, ToolCall } from '@puna/runtime';
import { joinContent, type ContentWithMedia } from '../generation/join-content.js';
import { isWebUrl, type LinkedImage, type LinkingMessage } from '../linked-images/linked-image.js';
import { invalidRequest } from './invalid-request.js';

/** A plain text is one block. */
function blocksOf<Block>(
  content: string | readonly Block[] | undefined,
): readonly (Block | { type: string; text: string })[] {
  return typeof content === 'string' ? [{ type: 'text', text: content }] : (content ?? []);
}

function resultBlocks({ content }: ContentBlock): readonly ResultBlock[] {
  return typeof content === 'string' || Array.isArray(content) ? blocksOf<ResultBlock>(content) : [];
}

function joinTexts(blocks: readonly ResultBlock[]): string {
  return blocks.map((block) => (block.type === 'text' ? (block.text ?? '') : '')).join('');
}

/** The text of a system prompt. */
export function decodeSystem(system: MessagesRequest['system']): string {
  return joinTexts(blocksOf(system));
}

function typeRefusal(type: string): string {
  return `invalid image source type: ${type}. Only base64 images are supported.`;
}

/** What this API says of links to pictures where the server fetches none. */
export const linkRefusal = typeRefusal('url');

function decodeImage({ source }: ResultBlock): Media | LinkedImage {
  if (!source) throw invalidRequest('invalid image source');
  if (source.type === 'url' && isWebUrl(source.url ?? '')) return { type: 'link', url: source.url ?? '' };
  if (source.type !== 'base64') throw invalidRequest(typeRefusal(source.type ?? ''));
  const data = source.data ?? '';
  const wrongAt = findBase64Error(data);
  if (wrongAt !== undefined) {
    throw invalidRequest(`invalid base64 image data: illegal base64 data at input byte ${wrongAt}`);
  }
  return { type: 'image', bytes: Buffer.from(data, 'base64') };
}

/** Texts and pictures in their order; blocks of other kinds are left out. */
function decodeWords(blocks: readonly ResultBlock[]): ContentWithMedia<Media | LinkedImage> {
  const parts = blocks.filter(({ type }) => type === 'text' || type === 'image');
  return joinContent(
    parts.map((block) => (block.type === 'image' ? decodeImage(block) : (block.text ?? ''))),
    '',
  );
}

function decodeToolUse({ id, name, input }: ContentBlock): ToolCall {
  if (!id) throw invalidRequest("tool_use block missing required 'id' field");
  if (!name) throw invalidRequest("tool_use block missing required 'name' field");
  return { id, name, arguments: input ?? {} };
}

function decodeToolResult(block: ContentBlock, toolNames: ReadonlyMap<string, string>): LinkingMessage {
  const blocks = resultBlocks(block);
  const { content, media } = decodeWords(blocks);
  const toolCallId = block.tool_use_id ?? '';
  const toolName = toolNames.get(toolCallId);
  return {
    role: 'tool',
    content,
    ...(media.length > 0 ? { media } : {}),
    ...(toolName === undefined ? {} : { toolName }),
    ...(toolCallId === '' ? {} : { toolCallId }),
  };
}

/** What a turn says itself, without the results of tools; undefined where there is nothing but those. */
function decodeOwnPart(role: string, blocks: readonly ContentBlock[]): LinkingMessage | undefined {
  if (blocks.length > 0 && blocks.every(({ type }) => type === 'tool_result')) return undefined;
  const thinking = blocks.map((block) => (block.type === 'thinking' ? (block.thinking ?? '') : '')).join('');
  const { content, media } = decodeWords(blocks);
  const toolCalls = blocks.filter(({ type }) => type === 'tool_use').map((block) => decodeToolUse(block));
  return {
    role,
    content,
    ...(thinking === '' ? {} : { thinking }),
    ...(media.length > 0 ? { media } : {}),
    ...(toolCalls.length > 0 ? { toolCalls } : {}),
  };
}

/**
 * The messages of a conversation; pictures may still be links. One turn of the user may hold results of tools and words: the results become messages
 * of their own and come first, so that they follow the calls they answer. Blocks of unknown kinds are left out.
 *
 * @throws RequestBodyError where a block can't be used.
 */
export function decodeMessages(messages: MessagesRequest['messages']): LinkingMessage[] {
  const toolNames = new Map<string, string>();
  return messages.flatMap(({ role, content }) => {
    const blocks: readonly ContentBlock[] = blocksOf(content);
    for (const { type, id, name } of blocks) if (type === 'tool_use' && id && name) toolNames.set(id, name);
    const own = decodeOwnPart(role, blocks);
    const results = blocks
      .filter(({ type }) => type === 'tool_result')
      .map((block) => decodeToolResult(block, toolNames));
    const ownList = own === undefined ? [] : [own];
    return role === 'user' ? [...results, ...ownList] : [...ownList, ...results];
  });
}
