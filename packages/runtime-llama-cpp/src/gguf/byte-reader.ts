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
    const start = this.#position - this.#chunkStart;
    if (start < 0 || start + length > this.#chunk.length) return this.#fill(length);
    this.#position += length;
    return this.#chunk.subarray(start, start + length);
  }

  /** The next `length` bytes if they are at hand without reading the file. */
  readNow(length: number): Buffer | undefined {
    const start = this.#position - this.#chunkStart;
    if (start < 0 || start + length > this.#chunk.length) return undefined;
    this.#position += length;
    return this.#chunk.subarray(start, start + length);
  }

  skip(length: number): void {
    this.#position += length;
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
