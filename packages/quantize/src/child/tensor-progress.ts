import type { QuantizeProgress } from '../quantizer.js';

/** `[  12/ 272] blk.0.ffn_up.weight                  - [   576,   1536, …`: llama.cpp begins with a tensor. */
const tensorLine = /^\[ *\d+\/ *\d+\] (.*?) +- \[/;

/** Makes progress of what llama.cpp logs. A tensor whose line is not understood counts when all is done. */
export class TensorProgress {
  readonly #sizes: ReadonlyMap<string, number>;
  readonly #total: number;
  #completed = 0;
  #current = 0;

  /** @param sizes bytes of each tensor of the source, by name. */
  constructor(sizes: ReadonlyMap<string, number>) {
    this.#sizes = sizes;
    this.#total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  }

  /** All is done. */
  get end(): QuantizeProgress {
    return { completed: this.#total, total: this.#total };
  }

  /** The state after a logged text; undefined where it says nothing about a tensor. */
  read(text: string): QuantizeProgress | undefined {
    const name = tensorLine.exec(text)?.[1];
    if (name === undefined) return undefined;
    this.#completed = Math.min(this.#total, this.#completed + this.#current);
    this.#current = this.#sizes.get(name) ?? 0;
    return { completed: this.#completed, total: this.#total };
  }
}
