import { randomInt } from 'node:crypto';
import type { ToolCall } from '@puna/runtime';

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';
const idLength = 8;

/** Gives each call an id (`call_` and eight of a-z, 0-9) and its place, where it has none. */
export function numberToolCalls(calls: readonly ToolCall[], firstIndex: number): Required<ToolCall>[] {
  return calls.map((call, position) => ({
    ...call,
    id: call.id ?? `call_${Array.from({ length: idLength }, () => alphabet[randomInt(alphabet.length)]).join('')}`,
    index: call.index ?? firstIndex + position,
  }));
}
