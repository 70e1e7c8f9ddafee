import { DiskFullError } from '../errors/disk-full-error.js';
import { LocalFileError } from '../errors/local-file-error.js';
import { RegistryError } from '../errors/registry-error.js';
import { TransferInterruptedError } from '../errors/transfer-interrupted-error.js';
import { isTemporary, pause, pauseAfter } from '../http/backoff.js';
import { describeUrl } from '../http/describe-url.js';
import type { BlobSource } from './blob-source.js';
import type { FetchOptions } from './fetch-options.js';
import { openRange, type RangeAnswer } from './open-range.js';
import { PieceWriter } from './piece-writer.js';
import type { ActiveRange } from './range-pool.js';
import { RangeSize } from './range-size.js';

/** How often an idle connection looks whether another one became slow. */
const idleMilliseconds = 500;

/** Of a rest that is longer than twice this, half may be worth a request of its own. */
const smallestShareBytes = 64 * 1024;

/** What the connections do that fetch one blob. */
export class RangeFetcher {
  /** Resolves when the registry gave a first answer of use: what comes after that knows what the server can do. */
  readonly firstAnswer: Promise<void>;
  readonly #options: FetchOptions;
  #answered: () => void = () => {};
  #receivedBytes = 0;

  constructor(options: FetchOptions) {
    this.#options = options;
    this.firstAnswer = new Promise((resolve) => {
      this.#answered = resolve;
      options.signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  /** Bytes that came over all connections since this was last asked. */
  takeReceivedBytes(): number {
    const bytes = this.#receivedBytes;
    this.#receivedBytes = 0;
    return bytes;
  }

  /** What one connection does, until there is nothing left. */
  async work(): Promise<void> {
    const { pool, sources, signal, context } = this.#options;
    const size = new RangeSize(context.limits);
    while (!signal.aborted) {
      const source = await sources.choose(signal);
      const range = source.isReadWhole ? undefined : this.#takeRange(size);
      if (range === undefined) {
        await pool.changed(idleMilliseconds, signal);
        continue;
      }
      const startedAt = Date.now();
      try {
        await this.#fetch(source, range, startedAt);
      } finally {
        size.measured(range.position - range.start, Date.now() - startedAt);
        pool.release(range);
      }
    }
    signal.throwIfAborted();
  }

  #takeRange(size: RangeSize): ActiveRange | undefined {
    const { pool } = this.#options;
    return pool.take(size.next(pool.freeBytes)) ?? pool.takeOver(smallestShareBytes);
  }

  /** One request. What it did not bring is left in the range. */
  async #fetch(source: BlobSource, range: ActiveRange, startedAt: number): Promise<void> {
    const { context, blob, signal, sources, onDoubt } = this.#options;
    const { start } = range;
    try {
      const answer = await openRange(context, source, blob, range, signal);
      this.#answered();
      await (answer.whole ? this.#readWhole(source, range, answer) : this.#readRange(source, range, answer));
      if (source.repository.isMirror || !answer.regular) onDoubt({ start, end: range.position });
    } catch (error) {
      signal.throwIfAborted();
      const brought = range.position > start;
      if (brought) onDoubt({ start, end: range.position });
      // A place that brings something is not to be left; this connection alone takes a breath.
      if (brought && isTemporary(error)) await pause(pauseAfter(1, context.limits), signal);
      else if (isOfPlace(error)) sources.failed(source, error, startedAt);
      else throw error;
    }
  }

  async #readRange(source: BlobSource, range: ActiveRange, answer: RangeAnswer): Promise<void> {
    const { sink, sources } = this.#options;
    const writer = new PieceWriter(sink, range.position);
    let skip = range.position - answer.start;
    try {
      for await (const chunk of answer.body) {
        sources.progressed(source);
        const wanted = chunk.subarray(skip, skip + range.end - range.position);
        skip = Math.max(0, skip - chunk.byteLength);
        range.position += wanted.byteLength;
        this.#receivedBytes += wanted.byteLength;
        if (wanted.byteLength > 0) await writer.push(wanted);
        if (range.position >= range.end) break;
      }
    } finally {
      await writer.flush();
    }
    if (range.position < range.end) throw brokeOff(source);
  }

  /** Takes from an answer with the whole blob what nobody else fetches. Only one such answer is read at a time. */
  async #readWhole(source: BlobSource, range: ActiveRange, answer: RangeAnswer): Promise<void> {
    if (source.isReadWhole) {
      answer.body.close();
      return;
    }
    source.isReadWhole = true;
    try {
      this.#options.pool.release(range);
      range.end = range.position;
      await this.#readClaims(source, answer);
    } finally {
      source.isReadWhole = false;
    }
  }

  async #readClaims(source: BlobSource, answer: RangeAnswer): Promise<void> {
    const { sink, sources, pool, blob } = this.#options;
    let writer = new PieceWriter(sink, 0);
    let position = answer.start;
    try {
      for await (const chunk of answer.body) {
        sources.progressed(source);
        for (const { start, end } of pool.claim({ start: position, end: position + chunk.byteLength })) {
          if (writer.position !== start) {
            await writer.flush();
            writer = new PieceWriter(sink, start);
          }
          await writer.push(chunk.subarray(start - position, end - position));
        }
        position += chunk.byteLength;
        if (pool.freeBytes === 0) break;
      }
    } finally {
      await writer.flush();
    }
    if (position < blob.size && pool.freeBytes > 0) throw brokeOff(source);
  }
}

/** Whether an error comes from the place that was asked, so that another place, or asking again, may do better. */
function isOfPlace(error: unknown): boolean {
  return RegistryError.isInstance(error) && !DiskFullError.isInstance(error) && !LocalFileError.isInstance(error);
}

function brokeOff({ url }: BlobSource): TransferInterruptedError {
  return new TransferInterruptedError(`GET ${describeUrl(url)}`, 'the answer ended early');
}
