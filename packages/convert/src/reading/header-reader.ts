import { isUtf8 } from 'node:buffer';
import { InvalidGgufError } from '../errors/invalid-gguf-error.js';
import type { ByteSource } from './byte-source.js';

// A small model's whole header fits in the first window; a large vocabulary is walked in large steps.
const firstWindowBytes = 64 * 1024;
const largestWindowBytes = 1024 * 1024;

// The largest whole number that a JavaScript number holds exactly is 2^53 - 1: its upper half has 21 bits.
const largestExactUpperHalf = 2 ** 21 - 1;

/**
 * Walks through a file's header from its start. Bytes are loaded in windows that grow; what lies behind is forgotten, so
 * memory does not depend on the header's size. Call `need` before the reading methods: it is the one place that waits for
 * the disk, checks the file's end and the header limit, and allocates. The reading methods are synchronous, so that
 * loops over hundreds of thousands of strings are fast.
 */
export class HeaderReader {
  readonly #source: ByteSource;

  readonly #headerBytes: number;

  #buffer = Buffer.alloc(0);

  #view = new DataView(new ArrayBuffer(0));

  #position = 0;

  #loaded = 0;

  /** Position in the file of the buffer's first byte. */
  #start = 0;

  #nextWindowBytes = firstWindowBytes;

  constructor(source: ByteSource, headerBytes: number) {
    this.#source = source;
    this.#headerBytes = headerBytes;
  }

  /** Bytes from the start of the file. */
  get offset(): number {
    return this.#start + this.#position;
  }

  /** Bytes from here to the end of the file. */
  get remaining(): number {
    return this.#source.size - this.offset;
  }

  /** Bytes of the whole file. */
  get fileSize(): number {
    return this.#source.size;
  }

  /** An error that names this place. Throw it. */
  failure(problem: string, offset: number = this.offset): InvalidGgufError {
    return new InvalidGgufError(problem, { path: this.#source.path, offset });
  }

  /** Whether the next bytes are in memory already, so that `need` can be left out. */
  has(byteCount: number): boolean {
    return byteCount <= this.#loaded - this.#position;
  }

  /** Makes the next bytes available. Callers check a length against their own limit first. */
  async need(byteCount: number, what: string): Promise<void> {
    this.#checkExtent(byteCount, what);
    if (this.has(byteCount)) return;
    const start = this.offset;
    // Never beyond the limit, so that `has` is false there and `need` gets to refuse it.
    const windowBytes = Math.min(Math.max(byteCount, this.#nextWindowBytes), this.remaining, this.#headerBytes - start);
    this.#nextWindowBytes = Math.min(this.#nextWindowBytes * 4, largestWindowBytes);
    if (this.#buffer.byteLength < windowBytes) {
      this.#buffer = Buffer.allocUnsafe(windowBytes);
      this.#view = new DataView(this.#buffer.buffer, this.#buffer.byteOffset, this.#buffer.byteLength);
    }
    this.#start = start;
    this.#position = 0;
    this.#loaded = await this.#source.read(this.#buffer.subarray(0, windowBytes), start);
    if (!this.has(byteCount)) throw this.failure(`${what} ends too early: the file became shorter while it was read`);
  }

  /** Passes over bytes without loading them. */
  skip(byteCount: number, what: string): void {
    this.#checkExtent(byteCount, what);
    this.#position += byteCount;
  }

  uint32(): number {
    const value = this.#view.getUint32(this.#position, true);
    this.#position += 4;
    return value;
  }

  /** A length, count or offset: refused beyond 2^53 - 1, which no file can reach. */
  uint64(what: string): number {
    const upper = this.#view.getUint32(this.#position + 4, true);
    if (upper > largestExactUpperHalf)
      throw this.failure(`${what} is ${this.#view.getBigUint64(this.#position, true)}`);
    const value = upper * 2 ** 32 + this.#view.getUint32(this.#position, true);
    this.#position += 8;
    return value;
  }

  /** One value of fixed size, read by `decode` at the position it is given. */
  scalar<T>(byteLength: number, decode: (view: DataView, position: number) => T): T {
    const value = decode(this.#view, this.#position);
    this.#position += byteLength;
    return value;
  }

  /** Text of values: bytes that are no UTF-8 (vocabularies have such) become replacement characters. */
  text(byteLength: number): string {
    const value = this.#buffer.toString('utf8', this.#position, this.#position + byteLength);
    this.#position += byteLength;
    return value;
  }

  /** Whether the next bytes are valid UTF-8. */
  isUtf8(byteLength: number): boolean {
    return isUtf8(this.#buffer.subarray(this.#position, this.#position + byteLength));
  }

  #checkExtent(byteCount: number, what: string): void {
    if (byteCount > this.remaining) {
      throw this.failure(`the file ends inside ${what}: it is cut off or damaged, fetch it again`);
    }
    if (this.offset + byteCount > this.#headerBytes) {
      throw this.failure(`${what} lies beyond the first ${this.#headerBytes} bytes, the limit for a header`);
    }
  }
}
