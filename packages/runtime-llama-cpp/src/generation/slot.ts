import type { GenerationSlot } from '@puna/runtime/adapter';
import type { NativeContext } from '../native/binding.js';
import type { Generation } from './generation.js';

/** One of the context's sequences and the tokens that lie in its cache. */
export class Slot implements GenerationSlot<Generation> {
  readonly id: number;
  readonly #context: NativeContext;

  /** The cached tokens; the next one gets the position `tokens.length`. */
  tokens: number[] = [];
  generation: Generation | undefined;
  lastUsed = 0;

  constructor(id: number, context: NativeContext) {
    this.id = id;
    this.#context = context;
  }

  /**
   * Forgets all but the first `length` tokens. Some memories can't go back (recurrent models; a sliding window whose old
   * tokens are gone): then everything is forgotten.
   *
   * @returns how many tokens stay.
   */
  keepFirst(length: number): number {
    if (length >= this.tokens.length) return this.tokens.length;
    const canGoBack = length > 0 && this.#context.getSequenceKvCacheMinPosition(this.id) === 0;
    if (canGoBack && this.#context.removeTokenCellsFromSequence(this.id, length, -1)) this.tokens.length = length;
    else this.clear();
    return this.tokens.length;
  }

  /**
   * Makes room in a full context: forgets half of the tokens after the first `keep` and moves the rest to the front.
   *
   * @returns false where that is not possible.
   */
  shift(keep: number): boolean {
    const length = this.tokens.length;
    const discard = Math.floor((length - keep) / 2);
    if (discard < 1 || !this.#context.removeTokenCellsFromSequence(this.id, keep, keep + discard)) return false;
    this.#context.shiftSequenceTokenCells(this.id, keep + discard, length, -discard);
    this.tokens.splice(keep, discard);
    return true;
  }

  clear(): void {
    this.tokens = [];
    this.#context.disposeSequence(this.id);
  }
}
