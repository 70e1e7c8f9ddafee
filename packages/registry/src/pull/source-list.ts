import { describeError } from '../errors/describe-error.js';
import { askedPause, isTemporary, pause, pauseAfter } from '../http/backoff.js';
import type { RetryContext } from '../http/retry.js';
import type { Repository } from '../names/repository.js';
import { BlobSource } from './blob-source.js';

/** A place is left for the next one after so many failures in a row, and may get its turn again. */
const failuresPerTurn = 2;

/** Chooses where the next range comes from, and gives up when no place is left. */
export class SourceList {
  readonly #sources: readonly BlobSource[];
  readonly #context: RetryContext;
  #lastError: unknown;

  /** @param repositories in the order in which they are asked. */
  constructor(repositories: readonly Repository[], digest: string, context: RetryContext) {
    this.#sources = repositories.map((repository) => new BlobSource(repository, digest));
    this.#context = context;
  }

  /** The place to ask, when the time for it has come. Throws the last error where no place is left to ask. */
  async choose(signal: AbortSignal): Promise<BlobSource> {
    for (;;) {
      signal.throwIfAborted();
      const source = this.#best();
      const wait = source.notBefore - Date.now();
      if (wait <= 0) return source;
      await pause(wait, signal);
    }
  }

  /** Bytes came: what failed before is forgotten. */
  progressed(source: BlobSource): void {
    source.failures = 0;
  }

  /** A request brought nothing. Requests that were under way when another failed do not count again. */
  failed(source: BlobSource, error: unknown, startedAt: number): void {
    const { limits, logger } = this.#context;
    this.#lastError = error;
    if (!isTemporary(error)) {
      source.exclusion = error;
      if (this.#sources.some(({ exclusion }) => exclusion === undefined)) {
        logger.warn(`${source.repository.origin} is left aside: ${describeError(error)}`);
      }
      return;
    }
    logger.debug?.(`trying again: ${describeError(error)}`);
    if (startedAt < source.lastFailureAt) return;
    source.failures += 1;
    source.lastFailureAt = Date.now();
    source.notBefore = source.lastFailureAt + askedPause(error, limits) + pauseAfter(source.failures, limits);
  }

  #best(): BlobSource {
    const { attempts } = this.#context.limits;
    const usable = this.#sources.filter(({ exclusion, failures }) => exclusion === undefined && failures < attempts);
    // Sorting is stable: of equals, the first is chosen.
    const [best] = usable.toSorted((a, b) => rank(a) - rank(b));
    // The registry itself comes last, and its error says more than that of a mirror.
    if (best === undefined) throw this.#sources.at(-1)?.exclusion ?? this.#lastError;
    return best;
  }
}

function rank({ failures }: BlobSource): number {
  return Math.floor(failures / failuresPerTurn);
}
