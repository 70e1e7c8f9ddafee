/** A few buffers that are used in turn, so that one can still be read while the next is filled. */
export class BufferRing {
  readonly #buffers: Uint8Array[];

  #turn = 0;

  constructor(count: number) {
    this.#buffers = Array.from({ length: count }, () => new Uint8Array(0));
  }

  /** The buffer whose turn it is, made larger where that is needed. Starts at a multiple of 8 bytes in memory. */
  next(byteLength: number): Uint8Array {
    this.#turn = (this.#turn + 1) % this.#buffers.length;
    let buffer = this.#buffers[this.#turn];
    if (buffer === undefined || buffer.byteLength < byteLength) {
      buffer = new Uint8Array(byteLength);
      this.#buffers[this.#turn] = buffer;
    }
    return buffer.subarray(0, byteLength);
  }
}
