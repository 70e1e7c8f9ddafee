import type { ChatMessage } from '@puna/runtime';

/** Where nobody told how much too long a conversation is. */
const usualShare = 0.25;

/**
 * Drops the oldest messages of a conversation that an engine found too long. System messages and the last message stay, and
 * no result of a tool loses its call.
 *
 * @param details of the engine's refusal: its counts, where it told some.
 * @returns undefined where nothing can be dropped.
 */
export function dropOldest(
  messages: readonly ChatMessage[],
  details: Readonly<Record<string, unknown>>,
): readonly ChatMessage[] | undefined {
  const droppable = messages.filter((message, index) => message.role !== 'system' && index < messages.length - 1);
  const [first] = droppable;
  if (first === undefined) return undefined;
  const enough = excessOf(details) * messages.reduce((sum, message) => sum + lengthOf(message), 0);
  const dropped = new Set<ChatMessage>();
  let length = 0;
  for (const message of droppable) {
    const isResult = message.role === 'tool' && dropped.size > 0;
    if (dropped.size > 0 && length >= enough && !isResult) break;
    dropped.add(message);
    length += lengthOf(message);
  }
  return messages.filter((message) => !dropped.has(message));
}

/** The part of the conversation that is too much. */
function excessOf({ tokens, contextLength }: Readonly<Record<string, unknown>>): number {
  if (typeof tokens !== 'number' || typeof contextLength !== 'number' || tokens <= contextLength) return usualShare;
  return 1 - contextLength / tokens;
}

function lengthOf({ content, toolCalls = [] }: ChatMessage): number {
  return content.length + (toolCalls.length === 0 ? 0 : JSON.stringify(toolCalls).length) + 1;
}
