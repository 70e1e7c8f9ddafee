import type { GenerationSlot } from '@puna/runtime/adapter';
import type { BatchCache } from './batch-cache.js';
import type { Generation } from './generation.js';
import { KeyValueCache } from './key-value-cache.js';

/** A place for one sequence: the tokens that were computed, and their keys and values. */
export class Slot implements GenerationSlot<Generation> {
  /** Empty while the slot is computed with others in a batch. */
  readonly cache: KeyValueCache;
  readonly #batch: BatchCache;

  /** The cached tokens. */
  tokens: number[] = [];
  generation: Generation | undefined;
  lastUsed = 0;

  constructor(batch: BatchCache) {
    this.#batch = batch;
    this.cache = new KeyValueCache(batch.cells.tensors);
  }

  /** Brings its keys and values back into its own cache. */
  leaveBatch(): void {
    if (this.#batch.has(this.cache)) this.#batch.giveBack();
  }

  /** Forgets all but the first `length` tokens. */
  keepFirst(length: number): number {
    this.leaveBatch();
    this.cache.keepFirst(length);
    this.tokens.length = Math.min(length, this.tokens.length);
    return this.tokens.length;
  }
}
