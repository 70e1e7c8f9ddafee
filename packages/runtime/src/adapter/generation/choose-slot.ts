/** A free slot, as far as the choice needs to know it. */
export interface SlotCandidate {
  readonly tokens: readonly number[];
  readonly lastUsed: number;
}

/**
 * The slot that serves a prompt best: the one whose cached tokens share the longest start with it, else the least recently
 * used one. A shared start counts only where it is at least half of the prompt or half of what the slot holds: otherwise
 * a short common system prompt would throw away another conversation's cache while an empty slot is at hand.
 */
export function chooseSlot<T extends SlotCandidate>(slots: readonly T[], prompt: readonly number[]): T | undefined {
  let best: { readonly slot: T; readonly shared: number } | undefined;
  for (const slot of slots) {
    const common = commonPrefixLength(slot.tokens, prompt);
    const shared = common * 2 >= Math.min(slot.tokens.length, prompt.length) ? common : 0;
    if (best === undefined || shared > best.shared || (shared === best.shared && slot.lastUsed < best.slot.lastUsed)) {
      best = { slot, shared };
    }
  }
  return best?.slot;
}

/** How many tokens two lists begin with in common. */
export function commonPrefixLength(first: readonly number[], second: readonly number[]): number {
  const end = Math.min(first.length, second.length);
  let length = 0;
  while (length < end && first[length] === second[length]) length++;
  return length;
}
