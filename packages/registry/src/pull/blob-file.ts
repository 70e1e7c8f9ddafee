import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { fileError } from './file-error.js';
import type { ByteRange } from './range-set.js';

/** Bytes on their way into a file. */
export interface Piece extends ByteRange {
  /** Together `end - start` bytes. */
  readonly buffers: readonly Buffer[];
}

/** So much is read at a time: enough that reading from the page cache costs little beside hashing. */
const readBytes = 1024 * 1024;

/** A file of the length of a blob, any part of which can be read and written. */
export class BlobFile {
  readonly path: string;
  readonly size: number;
  readonly #handle: FileHandle;

  private constructor(path: string, size: number, handle: FileHandle) {
    this.path = path;
    this.size = size;
    this.#handle = handle;
  }

  /** Opens a file, or makes it, and gives it the length of the blob. What was not written yet takes no room. */
  static async open(path: string, size: number): Promise<BlobFile> {
    try {
      // Not `a+`, which would write everything at the end, nor `w+`, which would empty the file.
      const handle = await open(path, constants.O_RDWR | constants.O_CREAT, 0o644);
      await handle.truncate(size);
      return new BlobFile(path, size, handle);
    } catch (error) {
      throw fileError(path, error);
    }
  }

  /** The bytes of a range, fewer where the file became shorter. */
  async read({ start, end }: ByteRange): Promise<Buffer> {
    try {
      const buffer = Buffer.allocUnsafeSlow(end - start);
      let length = 0;
      while (length < buffer.length) {
        const { bytesRead } = await this.#handle.read(buffer, length, buffer.length - length, start + length);
        if (bytesRead === 0) break;
        length += bytesRead;
      }
      return buffer.subarray(0, length);
    } catch (error) {
      throw fileError(this.path, error);
    }
  }

  async write({ start, end, buffers }: Piece): Promise<void> {
    try {
      const { bytesWritten } = await this.#handle.writev(buffers, start);
      if (bytesWritten === end - start) return;
      const rest = Buffer.concat(buffers).subarray(bytesWritten);
      for (let done = 0; done < rest.length;) {
        done += (await this.#handle.write(rest, done, rest.length - done, start + bytesWritten + done)).bytesWritten;
      }
    } catch (error) {
      throw fileError(this.path, error);
    }
  }

  /** Reads the whole file, and gives its digest as `sha256:<64 hex>`. */
  async digest(signal: AbortSignal): Promise<string> {
    const hash = createHash('sha256');
    for (let start = 0; start < this.size; start += readBytes) {
      signal.throwIfAborted();
      hash.update(await this.read({ start, end: Math.min(start + readBytes, this.size) }));
    }
    return `sha256:${hash.digest('hex')}`;
  }

  /** Returns when everything written is on the disk itself. */
  async sync(): Promise<void> {
    try {
      await this.#handle.sync();
    } catch (error) {
      throw fileError(this.path, error);
    }
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }
}
