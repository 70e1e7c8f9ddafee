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
      let failure: unknown;
      do {
        failure = await this.#attempt(failure);
      } while (failure !== undefined);
    } finally {
      this.#redirected.reset();
    }
  }

  /** Goes on after a failure, and sends all that is missing. Returns the next failure, if going on makes sense. */
  async #attempt(failure: unknown): Promise<unknown> {
    try {
      if (failure !== undefined && (await this.#recover(failure))) return undefined;
      while (this.#offset < this.#options.blob.size) await this.#sendNext();
      await finishUpload(this.#options, this.#location, await this.#redirected.finish());
      return undefined;
    } catch (error) {
      this.#options.signal.throwIfAborted();
      this.#failures += 1;
      if (!mayGoOn(error) || this.#failures >= this.#options.context.limits.attempts) throw error;
      return error;
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

  /** Finds out where to go on after a failure. Returns whether the registry has the blob after all. */
  async #recover(failure: unknown): Promise<boolean> {
    const { context, signal, blob } = this.#options;
    const { limits, logger } = context;
    logger.debug?.(`the upload goes on after: ${describeError(failure)}`);
    if (isTemporary(failure)) await pause(askedPause(failure, limits) + pauseAfter(this.#failures, limits), signal);
    // An answer that got lost may have been the last one.
    if (this.#offset === blob.size && (await hasBlob(this.#options))) return true;
    const status = this.#redirected.used ? undefined : await uploadStatus(this.#options, this.#location);
    if (status === undefined || status.offset > blob.size) return this.#beginAnew();
    if (status.offset === this.#offset) {
      // It is where this client thought it was, and still does not take a chunk as long as others before: it is wrong
      // about where it is.
      if (hasStatus(failure, [416]) && this.#acceptedBytes >= this.#chunkBytes) return this.#beginAnew();
      this.#shortenChunks(failure);
    }
    this.#location = status.location;
    this.#moveTo(status.offset);
    return false;
  }

  /** A chunk that is too long is answered in several ways; some registries just close the connection. */
  #shortenChunks(failure: unknown): void {
    const refused = hasStatus(failure, [413, 416]);
    if (!refused && (this.#failures < 2 || this.#acceptedBytes >= this.#chunkBytes)) return;
    const shorter = Math.floor(this.#chunkBytes / 4);
    const mayBeShorter = shorter >= Math.max(smallestChunkBytes, this.#leastChunkBytes);
    if (mayBeShorter) this.#chunkBytes = shorter;
    else if (refused) throw failure;
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

/** Whether an upload can go on after a failure: gone ones begin anew, and chunks can be cut. */
function mayGoOn(error: unknown): boolean {
  return isTemporary(error) || hasStatus(error, [404, 413, 416]);
}

function hasStatus(error: unknown, statuses: readonly number[]): boolean {
  return RegistryResponseError.isInstance(error) && statuses.includes(error.status);
}
