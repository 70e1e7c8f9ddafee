import type { CacheTensor } from './decoder-graph.js';
import { KeyValueCache } from './key-value-cache.js';

/** A sequence in a batch. */
interface Member {
  /** Where its keys and values come from and go back to. Empty meanwhile. */
  readonly cache: KeyValueCache;

  /** Places before its first token. */
  readonly padding: number;
}

/**
 * Keys and values of several sequences in one memory, for computing their next tokens together. The shorter ones have padding on
 * the left. It stays as it is from token to token; only where a sequence comes or goes is everything copied.
 */
export class BatchCache {
  /** Its `length` is that of the longest sequence. */
  readonly cells: KeyValueCache;
  readonly #contextLength: number;
  #members: readonly Member[] = [];

  constructor(tensors: readonly CacheTensor[], contextLength: number) {
    this.cells = new KeyValueCache(tensors);
    this.#contextLength = contextLength;
  }

  /** Places before the first token of each sequence. */
  get paddings(): readonly number[] {
    return this.#members.map(({ padding }) => padding);
  }

  has(cache: KeyValueCache): boolean {
    return this.#members.some((member) => member.cache === cache);
  }

  /** Takes these sequences in, in this order, and gives others back. */
  take(caches: readonly KeyValueCache[]): void {
    const same =
      caches.length === this.#members.length && caches.every((cache, at) => this.#members[at]?.cache === cache);
    if (same) return;
    this.giveBack();
    const columns = Math.max(...caches.map(({ length }) => length));
    this.cells.makeRoom(caches.length * columns, caches.length * this.#contextLength);
    this.cells.length = columns;
    this.#members = caches.map((cache) => ({ cache, padding: columns - cache.length }));
    for (const [row, { cache, padding }] of this.#members.entries()) {
      this.#eachRun(row, padding, (index, cellsAt, ownAt, length) =>
        this.cells
          .view(index, caches.length * columns)
          .set(cache.view(index, cache.length).subarray(ownAt, ownAt + length), cellsAt),
      );
      cache.clear();
    }
  }

  /** Gives each sequence its keys and values back. */
  giveBack(): void {
    const columns = this.cells.length;
    const cells = this.#members.length * columns;
    for (const [row, { cache, padding }] of this.#members.entries()) {
      cache.makeRoom(columns - padding, this.#contextLength);
      cache.length = columns - padding;
      this.#eachRun(row, padding, (index, cellsAt, ownAt, length) =>
        cache.view(index, cache.length).set(this.cells.view(index, cells).subarray(cellsAt, cellsAt + length), ownAt),
      );
    }
    this.#members = [];
    this.cells.clear();
  }

  /** Visits what of a sequence lies in one piece: its tokens in one head of one tensor. Places and lengths are in numbers. */
  #eachRun(
    row: number,
    padding: number,
    visit: (index: number, cellsAt: number, ownAt: number, length: number) => void,
  ): void {
    const columns = this.cells.length;
    const tokens = columns - padding;
    for (const [index, { heads, width }] of this.cells.tensors.entries()) {
      for (let head = 0; head < heads; head++) {
        const cellsAt = ((row * heads + head) * columns + padding) * width;
        visit(index, cellsAt, head * tokens * width, tokens * width);
      }
    }
  }
}
