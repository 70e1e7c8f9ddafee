import { DiskFullError } from '../errors/disk-full-error.js';
import { LocalFileError } from '../errors/local-file-error.js';
import { RegistryError } from '../errors/registry-error.js';
import { TransferInterruptedError } from '../errors/transfer-interrupted-error.js';
import { describeUrl } from '../http/describe-url.js';
import { isTemporary, pause, pauseAfter } from '../http/backoff.js';
import type { RegistryContext } from '../registry-context.js';
import type { BlobSource } from './blob-source.js';
import { openRange, type BlobIdentity, type RangeAnswer } from './open-range.js';
import { PieceWriter, type PieceSink } from './piece-writer.js';
import type { ActiveRange, RangePool } from './range-pool.js';
import type { ByteRange } from './range-set.js';
import { RangeSize } from './range-size.js';
import type { SourceList } from './source-list.js';

/** What fetching works with. */
export interface FetchOptions {
  readonly context: Pick<RegistryContext, 'client' | 'limits'>;
  readonly blob: BlobIdentity;
  readonly sources: SourceList;
  /** What is to be fetched. Fetching ends when it is closed. */
  readonly pool: RangePool;
  readonly sink: PieceSink;
  readonly signal: AbortSignal;
  /** Hears of bytes that came in a way that makes them the first to be suspected. */
  readonly onDoubt: (range: ByteRange) => void;
}

/** How often an idle connection looks whether another one became slow. */
const idleMilliseconds = 500;

/**
 * Fetches everything in the pool over several connections, and asks again until it has come.
 *
 * @throws the first error that asking again can't mend: of the last place, of the disk, or the signal's reason.
 */
export async function fetchRanges(options: FetchOptions): Promise<void> {
  const failing = new AbortController();
  const signal = AbortSignal.any([options.signal, options.pool.closed, failing.signal]);
  const crew = new FetchCrew({ ...options, signal });
  const workers = Array.from({ length: options.context.limits.connections }, async (_, index) => {
    try {
      // The first answer shows what the server can do, and brings the token and the direct URL that all need.
      if (index > 0) await crew.firstAnswer;
      await crew.work();
    } catch (error) {
      if (options.pool.closed.aborted && !options.signal.aborted) return;
      failing.abort(error);
      throw error;
    }
  });
  const results = await Promise.allSettled(workers);
  options.signal.throwIfAborted();
  const failure = results.find((result) => result.status === 'rejected');
  if (failure !== undefined) throw failing.signal.reason;
}

/** The connections that fetch one blob. */
class FetchCrew {
  readonly firstAnswer: Promise<void>;
  readonly #options: FetchOptions;
  #answered: () => void = () => {};

  constructor(options: FetchOptions) {
    this.#options = options;
    this.firstAnswer = new Promise((resolve) => {
      this.#answered = resolve;
      options.signal.addEventListener('abort', () => resolve(), { once: true });
    });
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
    const { pool, context } = this.#options;
    return pool.take(size.next(pool.freeBytes)) ?? pool.takeOver(context.limits.smallestRangeBytes);
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
