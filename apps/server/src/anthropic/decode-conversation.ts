import type { ChatRequest } from '@puna/engine';
import type { CountTokensRequest } from '@puna/protocol';
import type { ImageUrlRules } from '../linked-images/image-url-rules.js';
import { loadLinkedImages } from '../linked-images/load-linked-images.js';
import { decodeMessages, decodeSystem, linkRefusal } from './decode-content.js';
import { decodeTools } from './decode-tools.js';
import { invalidRequest } from './invalid-request.js';

/** A conversation as the engine takes it. */
export interface DecodedConversation {
  readonly conversation: ChatRequest;

  /** What the request asked for and does not get, one line each. */
  readonly warnings: readonly string[];
}

const efforts: Readonly<Record<string, string>> = {
  low: 'low',
  medium: 'medium',
  high: 'high',
  xhigh: 'high',
  max: 'max',
};

/** Whether, or how much, to think; undefined leaves it to the model. */
function decodeThinking({ thinking, output_config: output }: CountTokensRequest): boolean | string | undefined {
  if (thinking?.type === 'enabled') return true;
  if (thinking?.type === 'disabled') return false;
  return efforts[output?.effort ?? ''];
}

function decodeFormat({ output_config: output }: CountTokensRequest): unknown {
  return output?.format?.type === 'json_schema' ? output.format.schema : undefined;
}

/**
 * Reads a conversation, and fetches the pictures that it links to.
 *
 * @throws RequestBodyError where a part of it can't be used; ImageUrlError where a picture can't be fetched.
 */
export async function decodeConversation(
  body: CountTokensRequest,
  rules: ImageUrlRules,
  signal: AbortSignal,
): Promise<DecodedConversation> {
  if (body.model === '') throw invalidRequest('model is required', 'model');
  if (body.messages.length === 0) throw invalidRequest('messages is required', 'messages');
  const warnings: string[] = [];
  if (body.thinking?.budget_tokens !== undefined) {
    warnings.push('thinking.budget_tokens is not supported: the model thinks as long as it likes');
  }
  const think = decodeThinking(body);
  const format = decodeFormat(body);
  const system = decodeSystem(body.system);
  const messages = await loadLinkedImages(decodeMessages(body.messages), { rules, refusal: linkRefusal, signal });
  const conversation: ChatRequest = {
    model: body.model,
    messages: [...(system === '' ? [] : [{ role: 'system', content: system }]), ...messages],
    ...decodeTools(body, warnings),
    ...(think === undefined ? {} : { think }),
    ...(format === undefined ? {} : { format }),
  };
  return { conversation, warnings };
}
