import { createHash } from 'node:crypto';
import type { Piece } from './blob-file.js';
import type { PartialFile } from './partial-file.js';
import type { ByteRange } from './range-set.js';

/** So much of what lies ahead is read at a time once the hash gets there. */
const readBytes = 1024 * 1024;

/**
 * Hashes a blob while it arrives. Bytes that come in order are hashed from memory; those that came ahead of their turn
 * are read back when the hash reaches them, most likely from memory as well, since they were written moments ago.
 */
export class RunningHash {
  /** The digest, once all bytes were hashed. */
  readonly finished: Promise<string>;

  readonly #partial: PartialFile;
  readonly #onDamaged: (range: ByteRange) => void;
  readonly #hash = createHash('sha256');
  #position = 0;
  #reading = false;
  #stopped = false;
  #resolve: (digest: string) => void = () => {};
  #reject: (error: unknown) => void = () => {};

  /** @param onDamaged hears which bytes of an earlier process are not what they were, and must come again. */
  constructor(partial: PartialFile, onDamaged: (range: ByteRange) => void) {
    this.#partial = partial;
    this.#onDamaged = onDamaged;
    this.finished = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  /** Starts with what is there. */
  start(): void {
    void this.#readOn();
  }

  /** Takes a piece that was just written. */
  add({ start, end, buffers }: Piece): void {
    if (!this.#reading && start === this.#position) {
      for (const buffer of buffers) this.#hash.update(buffer);
      this.#position = end;
    }
    void this.#readOn();
  }

  /** Gives up; `finished` fails with this error. */
  stop(error: unknown): void {
    this.#stopped = true;
    this.#reject(error);
  }

  async #readOn(): Promise<void> {
    if (this.#reading || this.#stopped) return;
    this.#reading = true;
    try {
      while (!this.#stopped && this.#hasNext()) await this.#readNext();
      if (this.#position === this.#partial.file.size) this.#finish();
    } catch (error) {
      this.stop(error);
    } finally {
      this.#reading = false;
    }
  }

  #hasNext(): boolean {
    return this.#partial.present.endOfStretch(this.#position) > this.#position;
  }

  async #readNext(): Promise<void> {
    const start = this.#position;
    const before = this.#partial.present.endOfStretch(start);
    const bytes = await this.#partial.readChecked(start, readBytes);
    if (bytes === undefined) {
      for (const range of this.#partial.missingFrom({ start, end: before })) this.#onDamaged(range);
      return;
    }
    if (bytes.length === 0) throw new Error(`${this.#partial.file.path} became shorter while it was read`);
    this.#hash.update(bytes);
    this.#position += bytes.length;
  }

  #finish(): void {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#resolve(`sha256:${this.#hash.digest('hex')}`);
  }
}
