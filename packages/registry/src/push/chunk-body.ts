import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { describeError } from '../errors/describe-error.js';
import { LocalFileError } from '../errors/local-file-error.js';
import { TransferInterruptedError } from '../errors/transfer-interrupted-error.js';
import type { ByteRange } from '../pull/range-set.js';

const readBytes = 512 * 1024;

/** What a chunk is made from and what it tells. */
export interface ChunkOptions {
  readonly path: string;
  readonly range: ByteRange;
  /** How long a registry may take no byte, in milliseconds. */
  readonly stallTimeoutMilliseconds: number;
  /** Hears how many bytes of the chunk were handed to the connection. */
  readonly onSent: (bytes: number) => void;
  /** For the error, for example `PATCH https://…`. */
  readonly request: string;
}

/** A part of a file as the body of a request. */
export class ChunkBody {
  /** Why the file could not be read, where that is why the request failed. */
  failure: LocalFileError | undefined;

  readonly #options: ChunkOptions;
  readonly #stalling = new AbortController();
  #md5: Hash = createHash('md5');

  constructor(options: ChunkOptions) {
    this.#options = options;
  }

  /** Aborts when the registry stops taking bytes. */
  get stalled(): AbortSignal {
    return this.#stalling.signal;
  }

  /** The MD5 of the chunk, once it was sent. */
  md5(): Buffer {
    return this.#md5.digest();
  }

  /** The bytes from the beginning; each call is another attempt. */
  open(withMd5: boolean): Readable {
    this.#md5 = createHash('md5');
    return Readable.from(this.#read(withMd5), { objectMode: false });
  }

  async *#read(withMd5: boolean): AsyncGenerator<Buffer> {
    const { path, range, stallTimeoutMilliseconds, onSent, request } = this.#options;
    const file = createReadStream(path, { start: range.start, end: range.end - 1, highWaterMark: readBytes });
    const stall = () => {
      this.#stalling.abort(new TransferInterruptedError(request, 'the registry stopped taking bytes'));
      file.destroy();
    };
    const timer = setTimeout(stall, stallTimeoutMilliseconds);
    let sent = 0;
    try {
      for await (const chunk of file) {
        if (withMd5) this.#md5.update(chunk);
        yield chunk;
        timer.refresh();
        sent += chunk.length;
        onSent(sent);
      }
    } catch (error) {
      this.failure = new LocalFileError(path, describeError(error), { cause: error });
      throw this.failure;
    } finally {
      clearTimeout(timer);
    }
  }
}
