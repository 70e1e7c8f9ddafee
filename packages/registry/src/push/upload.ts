import { describeError } from '../errors/describe-error.js';
import { RegistryResponseError } from '../errors/registry-response-error.js';
import { askedPause, isTemporary, pause, pauseAfter } from '../http/backoff.js';
import type { ByteRange } from '../pull/range-set.js';
import type { PushOptions } from './push-options.js';
import { RedirectedChunks } from './redirected-chunks.js';
import { sendChunk } from './send-chunk.js';
import { finishUpload, hasBlob, openUpload, uploadStatus, type OpenedUpload } from './upload-requests.js';

/** A chunk that is too long for a registry is cut to a quarter; below this, something else is wrong. */
const smallestChunkBytes = 1024 * 1024;

/** Sends a file to a registry chunk by chunk, and goes on after failures where the registry says it is. */
export class Upload {
  readonly #options: PushOptions;
  readonly #redirected: RedirectedChunks;
  #location: URL;
  #leastChunkBytes: number;
  #chunkBytes: number;
  /** The longest chunk that the registry took. */
  #acceptedBytes = 0;
  /** The registry has everything before. */
  #offset = 0;
  /** The furthest it ever was: what does not get further is no progress. */
  #furthest = 0;
  #failures = 0;

  constructor(options: PushOptions, { location, smallestChunkBytes: least }: OpenedUpload) {
    this.#options = options;
    this.#location = location;
    this.#leastChunkBytes = least;
    this.#chunkBytes = Math.max(options.context.limits.uploadChunkBytes, least);
    this.#redirected = new RedirectedChunks(options);
  }

  /** Returns when the registry has the blob. */
  async run(): Promise<void> {
    try {
      while (!(await this.#attempt()));
    } finally {
      this.#redirected.reset();
    }
  }

  /** Sends all that is missing. Returns whether the registry has the blob now. */
  async #attempt(): Promise<boolean> {
    try {
      while (this.#offset < this.#options.blob.size) await this.#sendNext();
      await finishUpload(this.#options, this.#location, await this.#redirected.finish());
      return true;
    } catch (error) {
      this.#options.signal.throwIfAborted();
      return this.#recover(error);
    }
  }

  async #sendNext(): Promise<void> {
    const { path, blob, onProgress } = this.#options;
    const range: ByteRange = { start: this.#offset, end: Math.min(this.#offset + this.#chunkBytes, blob.size) };
    const onSent = (bytes: number) => onProgress({ completed: range.start + bytes, total: blob.size });
    const chunk = { path, range, onSent };
    const answer = await sendChunk(this.#options, this.#location, chunk);
    this.#location = answer.location;
    if (answer.kind === 'redirected') await this.#redirected.add(answer.target, range);
    this.#acceptedBytes = Math.max(this.#acceptedBytes, range.end - range.start);
    this.#moveTo(range.end);
  }

  #moveTo(offset: number): void {
    this.#offset = offset;
    if (offset <= this.#furthest) return;
    this.#furthest = offset;
    this.#failures = 0;
  }

  /**
   * Finds out where to go on after a failure.
   *
   * @returns whether the registry has the blob after all. Throws the error where going on makes no sense.
   */
  async #recover(error: unknown): Promise<boolean> {
    const { context, signal } = this.#options;
    const { limits, logger } = context;
    const refused = RegistryResponseError.isInstance(error) ? error.status : undefined;
    const mayGoOn = isTemporary(error) || refused === 404 || refused === 413 || refused === 416;
    this.#failures += 1;
    if (!mayGoOn || this.#failures >= limits.attempts) throw error;
    logger.debug?.(`the upload goes on after: ${describeError(error)}`);
    if (isTemporary(error)) await pause(askedPause(error, limits) + pauseAfter(this.#failures, limits), signal);
    if (refused === 413) this.#shortenChunks(error);
    // An answer that got lost may have been the last one.
    if (this.#offset === this.#options.blob.size && (await hasBlob(this.#options))) return true;
    const status = this.#redirected.used ? undefined : await uploadStatus(this.#options, this.#location);
    if (status === undefined || status.offset > this.#options.blob.size) return this.#beginAnew();
    if (refused === 416 && status.offset === this.#offset) {
      // It is where this client thought it was, and still wants no such chunk. Some say so to one that is too long;
      // others say wrongly where they are.
      if (this.#acceptedBytes >= this.#chunkBytes) return this.#beginAnew();
      this.#shortenChunks(error);
    }
    this.#location = status.location;
    this.#moveTo(status.offset);
    return false;
  }

  #shortenChunks(error: unknown): void {
    const shorter = Math.floor(this.#chunkBytes / 4);
    if (shorter < Math.max(smallestChunkBytes, this.#leastChunkBytes)) throw error;
    this.#chunkBytes = shorter;
  }

  async #beginAnew(): Promise<boolean> {
    if (await hasBlob(this.#options)) return true;
    const opened = await openUpload(this.#options, undefined);
    // Without a repository to take it from, nothing is mounted.
    if (opened === 'mounted') return true;
    this.#location = opened.location;
    this.#leastChunkBytes = opened.smallestChunkBytes;
    this.#offset = 0;
    this.#redirected.reset();
    return false;
  }
}
