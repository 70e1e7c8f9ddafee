import type { ChatMessage, Media } from '@puna/runtime';
import type { StoredModel } from '../models/stored-model.js';

/** The messages a chat is rendered from: the model's own first, then the client's, and a system message in front. */
export function chatConversation(model: StoredModel, messages: readonly ChatMessage[]): ChatMessage[] {
  const system = model.layers.system;
  const needsSystem = system !== undefined && system !== '' && messages[0]?.role !== 'system';
  return [
    ...(needsSystem ? [{ role: 'system', content: system }] : []),
    ...model.layers.messages,
    ...withoutOldThinking(model, messages),
  ];
}

/** The messages a generate request is rendered from. With tokens to go on from, the model's own are in those. */
export function generateConversation(
  model: StoredModel,
  request: {
    readonly prompt: string;
    readonly system?: string | undefined;
    readonly media?: readonly Media[] | undefined;
    readonly continues: boolean;
  },
): ChatMessage[] {
  const system = request.system || model.layers.system;
  return [
    ...(system ? [{ role: 'system', content: system }] : []),
    ...(request.continues ? [] : model.layers.messages),
    userMessage(request.prompt, request.media ?? []),
  ];
}

/** A message of the user with images and sounds. */
export function userMessage(content: string, media: readonly Media[]): ChatMessage {
  return { role: 'user', content, ...(media.length > 0 ? { media } : {}) };
}

/** These families were trained without the thinking of earlier turns (contract: api, section 4 "Flow"). */
function withoutOldThinking(model: StoredModel, messages: readonly ChatMessage[]): readonly ChatMessage[] {
  const strips = model.facts.architecture === 'qwen3' || model.name.model === 'deepseek-r1';
  if (!strips) return messages;
  const lastUser = messages.findLastIndex((message) => message.role === 'user');
  return messages.map((message, index) =>
    message.role === 'assistant' && index < lastUser
      ? { ...message, content: message.content.replace(/<think>[\s\S]*?<\/think>/g, '').trimStart() }
      : message,
  );
}
