import type { ChatMessage } from '@puna/runtime';

/**
 * Joins consecutive messages of one role by a blank line, as Go templates expect. Results of tools stay apart; media
 * and tool calls of joined messages are put together.
 */
export function mergeMessages(messages: readonly ChatMessage[]): readonly ChatMessage[] {
  const merged: ChatMessage[] = [];
  for (const message of messages) {
    const last = merged.at(-1);
    if (last === undefined || last.role !== message.role || message.role === 'tool') merged.push(message);
    else merged[merged.length - 1] = joinMessages(last, message);
  }
  return merged;
}

function joinMessages(first: ChatMessage, second: ChatMessage): ChatMessage {
  const media = [...(first.media ?? []), ...(second.media ?? [])];
  const toolCalls = [...(first.toolCalls ?? []), ...(second.toolCalls ?? [])];
  return {
    ...second,
    ...first,
    content: `${first.content}\n\n${second.content}`,
    ...(media.length > 0 ? { media } : {}),
    ...(toolCalls.length > 0 ? { toolCalls } : {}),
  };
}

/** The text of all system messages, joined by blank lines. */
export function systemText(messages: readonly ChatMessage[]): string {
  return messages
    .filter(({ role }) => role === 'system')
    .map(({ content }) => content)
    .join('\n\n');
}
