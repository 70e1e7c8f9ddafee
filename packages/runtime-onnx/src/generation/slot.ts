import type { CacheTensor } from './decoder-graph.js';
import type { Generation } from './generation.js';
import { KeyValueCache } from './key-value-cache.js';

/** A place for one sequence: the tokens that were computed, and their keys and values. */
export class Slot {
  readonly cache: KeyValueCache;

  /** The cached tokens. */
  tokens: number[] = [];
  generation: Generation | undefined;

  /** Grows with each use, so that the smallest is the least recently used. */
  lastUsed = 0;

  constructor(tensors: readonly CacheTensor[]) {
    this.cache = new KeyValueCache(tensors);
  }

  /** Forgets all but the first `length` tokens. */
  keepFirst(length: number): void {
    this.cache.keepFirst(length);
    this.tokens.length = Math.min(length, this.tokens.length);
  }
}
