import { RequestBodyError, decodeRequest, responseInputItemSchema, type ResponseInputItem } from '@puna/protocol';
import type { Media, ToolCall } from '@puna/runtime';
import type { LinkedImage, LinkingMessage } from '../linked-images/linked-image.js';
import { decodeArguments, decodeImage } from '../openai/decode-message.js';

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] };
type Content = ResponseInputItem['content'];

function refuse(message: string): never {
  throw new RequestBodyError('invalid-field', message, 'input');
}

function decodeContent(content: Content): Pick<LinkingMessage, 'content' | 'media'> {
  if (content === undefined || typeof content === 'string') return { content: content ?? '' };
  let text = '';
  const media: (Media | LinkedImage)[] = [];
  for (const [index, part] of content.entries()) {
    if (part.type === 'input_text' || part.type === 'output_text') text += part.text ?? '';
    else if (part.type === 'input_image') media.push(...(part.image_url ? [decodeImage(part.image_url)] : []));
    else if (part.type === 'input_file') refuse('file inputs are not currently supported');
    else refuse(`content[${index}]: unknown content type: ${part.type}`);
  }
  return { content: text, ...(media.length > 0 ? { media } : {}) };
}

/** Puts messages together from items: thinking, text and calls of one turn of the assistant are items of their own. */
class Conversation {
  readonly messages: Writable<LinkingMessage>[] = [];
  readonly #toolNames = new Map<string, string>();
  #thinking = '';

  /** @throws RequestBodyError where the item can't be used. */
  add(item: ResponseInputItem): void {
    const type = item.type ?? (item.role === undefined ? undefined : 'message');
    switch (type) {
      case undefined:
        return refuse("input item missing required 'type' field");
      case 'message':
        return this.#addMessage(item);
      case 'function_call':
        return this.#addCall(item);
      case 'function_call_output':
        return this.#addResult(item);
      case 'reasoning':
        this.#thinking += item.encrypted_content;
        return;
      case 'web_search_call':
        return;
      default:
        return refuse(`unknown input item type: ${JSON.stringify(type)}`);
    }
  }

  /** Thinking that nothing followed. */
  end(): void {
    if (this.#thinking !== '') this.messages.push({ role: 'assistant', content: '', ...this.#takeThinking() });
  }

  #takeThinking(): { thinking?: string } {
    const thinking = this.#thinking;
    this.#thinking = '';
    return thinking === '' ? {} : { thinking };
  }

  #addMessage({ role = '', content }: ResponseInputItem): void {
    const decoded = decodeContent(content);
    const last = this.messages.at(-1);
    // Words between a call and its result join the call, so that the result follows it.
    if (role === 'assistant' && last?.role === 'assistant' && last.toolCalls !== undefined) {
      last.content += decoded.content;
      return;
    }
    const thinking = role === 'assistant' ? this.#takeThinking() : {};
    this.messages.push({ role: role === 'developer' ? 'system' : role, ...decoded, ...thinking });
  }

  #addCall({ call_id: id, name, arguments: text }: ResponseInputItem): void {
    const call: ToolCall = { id, name, arguments: decodeArguments(text) };
    this.#toolNames.set(id, name);
    const last = this.messages.at(-1);
    if (last?.role === 'assistant' && this.#thinking === '') last.toolCalls = [...(last.toolCalls ?? []), call];
    else this.messages.push({ role: 'assistant', content: '', toolCalls: [call], ...this.#takeThinking() });
  }

  #addResult({ call_id: toolCallId, output }: ResponseInputItem): void {
    const toolName = this.#toolNames.get(toolCallId);
    this.messages.push({
      role: 'tool',
      ...decodeContent(output),
      toolCallId,
      ...(toolName === undefined ? {} : { toolName }),
    });
  }
}

/**
 * The messages of a request; pictures may still be links.
 *
 * @throws RequestBodyError which names the item that can't be used.
 */
export function decodeInput(input: unknown, instructions: string | undefined): LinkingMessage[] {
  const before = instructions ? [{ role: 'system', content: instructions }] : [];
  if (typeof input === 'string') return [...before, { role: 'user', content: input }];
  if (!Array.isArray(input)) return refuse('input must be a string or array');
  const conversation = new Conversation();
  for (const [index, item] of input.entries()) {
    try {
      conversation.add(decodeRequest(responseInputItemSchema, item, 'ResponseInputItem'));
    } catch (error) {
      if (!RequestBodyError.isInstance(error)) throw error;
      refuse(`input[${index}]: ${error.message}`);
    }
  }
  conversation.end();
  return [...before, ...conversation.messages];
}
