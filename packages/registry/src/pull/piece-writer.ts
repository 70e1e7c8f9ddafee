import type { Piece } from './blob-file.js';

/** Where fetched bytes go. */
export interface PieceSink {
  /** Takes a piece; returns when it is where it belongs. */
  write(piece: Piece): Promise<void>;
}

/** Large enough that writing and noting cost little. */
const pieceBytes = 256 * 1024;

/** On a slow connection a piece is shorter, so that a killed process loses little. */
const smallestPieceBytes = 64 * 1024;
const pieceMilliseconds = 10;

/** Puts the chunks of one connection together to pieces. While one is written, the next comes together. */
export class PieceWriter {
  readonly #sink: PieceSink;
  #start: number;
  #length = 0;
  #begunAt = 0;
  #buffers: Buffer[] = [];
  #writing: Promise<void> = Promise.resolve();

  constructor(sink: PieceSink, start: number) {
    this.#sink = sink;
    this.#start = start;
  }

  /** Where the next chunk goes. */
  get position(): number {
    return this.#start + this.#length;
  }

  async push(chunk: Buffer): Promise<void> {
    const now = Date.now();
    if (this.#length === 0) this.#begunAt = now;
    this.#buffers.push(chunk);
    this.#length += chunk.byteLength;
    const isSlow = this.#length >= smallestPieceBytes && now - this.#begunAt >= pieceMilliseconds;
    if (this.#length >= pieceBytes || isSlow) await this.#startWriting();
  }

  /** Writes what is left, and returns when all is written. */
  async flush(): Promise<void> {
    if (this.#length > 0) await this.#startWriting();
    await this.#writing;
  }

  async #startWriting(): Promise<void> {
    const piece = { start: this.#start, end: this.position, buffers: this.#buffers };
    this.#start = this.position;
    this.#length = 0;
    this.#buffers = [];
    await this.#writing;
    this.#writing = this.#sink.write(piece);
    // The next call waits for it and throws its error; until then it must not count as unhandled.
    this.#writing.catch(() => {});
  }
}
