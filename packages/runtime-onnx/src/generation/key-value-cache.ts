import { floatElements, type FloatElements } from '../native/tensor-type.js';
import type { CacheTensor } from './decoder-graph.js';

/** The fewest tokens that room is made for. */
const leastCapacity = 256;

/**
 * Keys and values in memory that ONNX Runtime reads and writes itself. Room grows by doubling, so that a short conversation does
 * not take what the whole context would.
 */
export class KeyValueCache {
  readonly tensors: readonly CacheTensor[];
  #elements: FloatElements[];
  #capacity = 0;

  /** Tokens of a sequence in it. */
  length = 0;

  constructor(tensors: readonly CacheTensor[]) {
    this.tensors = tensors;
    this.#elements = tensors.map(({ type }) => floatElements(type, 0));
  }

  /** The bytes that it takes. */
  get size(): number {
    return this.#elements.reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  /** The numbers of one of its tensors for so many tokens, those of all sequences together. */
  view(index: number, tokens: number): FloatElements {
    const { heads, width } = this.tensors[index] as CacheTensor;
    return (this.#elements[index] as FloatElements).subarray(0, heads * tokens * width);
  }

  /** Makes room for so many tokens of all sequences together. What is in it is lost where it has to grow. */
  makeRoom(tokens: number, most: number): void {
    if (tokens <= this.#capacity) return;
    const doubled = Math.max(leastCapacity, 2 ** Math.ceil(Math.log2(tokens)));
    this.#capacity = Math.max(tokens, Math.min(doubled, most));
    this.length = 0;
    this.#elements = this.tensors.map(({ type, heads, width }) => floatElements(type, heads * this.#capacity * width));
  }

  /** Gives the memory back. */
  clear(): void {
    this.#capacity = 0;
    this.length = 0;
    this.#elements = this.tensors.map(({ type }) => floatElements(type, 0));
  }

  /** Gives away what is in it for what is in another one. */
  exchange(other: KeyValueCache): void {
    [this.#elements, other.#elements] = [other.#elements, this.#elements];
    [this.#capacity, other.#capacity] = [other.#capacity, this.#capacity];
    [this.length, other.length] = [other.length, this.length];
  }

  /** Forgets all but the first `tokens` tokens of the one sequence in it: the heads, one behind the other, move together. */
  keepFirst(tokens: number): void {
    if (tokens >= this.length) return;
    for (const [index, { heads, width }] of this.tensors.entries()) {
      const elements = this.#elements[index] as FloatElements;
      for (let head = 1; head < heads; head++) {
        const from = head * this.length * width;
        elements.copyWithin(head * tokens * width, from, from + tokens * width);
      }
    }
    this.length = tokens;
  }
}
