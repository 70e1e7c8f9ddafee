import type { FileHandle } from 'node:fs/promises';

const chunkSize = 1024 * 1024;

/** Reads a file from front to back in pieces of one megabyte, so that a header of any size needs little memory. */
export class ByteReader {
  readonly #file: FileHandle;
  #chunk = Buffer.alloc(0);

  /** Where in the file the chunk begins. */
  #chunkStart = 0;
  #position = 0;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  /** The next `length` bytes: a view that is valid until the next call. Throws a RangeError at the end of the file. */
  async read(length: number): Promise<Buffer> {
    if (!this.#holds(length)) return this.#fill(length);
    const start = this.#position - this.#chunkStart;
    this.#position += length;
    return this.#chunk.subarray(start, start + length);
  }

  skip(length: number): void {
    this.#position += length;
  }

  /**
   * Skips texts that are each preceded by their length in 64 bits. A vocabulary has a hundred thousand of them, so that
   * waiting for each, even for nothing, would take most of the time of a probe.
   */
  async skipTexts(count: number): Promise<void> {
    for (let index = 0; index < count; index++) {
      if (!this.#holds(8)) {
        await this.#fill(8);
        this.#position -= 8;
      }
      const start = this.#position - this.#chunkStart;
      this.#position += 8 + this.#chunk.readUInt32LE(start) + this.#chunk.readUInt32LE(start + 4) * 2 ** 32;
    }
  }

  /** Whether the next `length` bytes are in the chunk. */
  #holds(length: number): boolean {
    const start = this.#position - this.#chunkStart;
    return start >= 0 && start + length <= this.#chunk.length;
  }

  async #fill(length: number): Promise<Buffer> {
    const chunk = Buffer.allocUnsafe(Math.max(chunkSize, length));
    const { bytesRead } = await this.#file.read(chunk, 0, chunk.length, this.#position);
    if (bytesRead < length) throw new RangeError('the file ends within its header');
    this.#chunk = chunk.subarray(0, bytesRead);
    this.#chunkStart = this.#position;
    this.#position += length;
    return this.#chunk.subarray(0, length);
  }
}
