import { isBrokenCircuitError } from 'cockatiel';
import { RetryableError } from './retryable-error.js';
import type { ReadAnswer, UpstreamHost, UpstreamRequest } from './upstream-host.js';

/** An answer that has begun. `end` is to be called when it has been read or given up. */
export interface UpstreamAnswer<T> {
  readonly host: UpstreamHost;
  readonly answer: T;
  readonly end: () => void;
}

/** The hosts of one model. Each request goes to the one with the least to do. */
export class UpstreamPool {
  readonly hosts: readonly UpstreamHost[];

  constructor(hosts: readonly UpstreamHost[]) {
    this.hosts = hosts;
  }

  /** Asks for a whole document. @throws as `send`. */
  async ask(request: UpstreamRequest): Promise<unknown> {
    const { answer, end } = await this.send(request, readDocument(request));
    end();
    return answer;
  }

  /**
   * Sends a request to the best host, and to the next where that one can't take it.
   *
   * @throws the last host's error where none could.
   */
  async send<T>(request: UpstreamRequest, read: ReadAnswer<T>): Promise<UpstreamAnswer<T>> {
    const untried = new Set(this.hosts);
    let failure: unknown;
    while (untried.size > 0) {
      request.signal.throwIfAborted();
      const host = leastBusy(untried);
      const end = host.begin(untried.size < this.hosts.length);
      untried.delete(host);
      try {
        return { host, answer: await host.send(request, read), end };
      } catch (error) {
        end();
        request.signal.throwIfAborted();
        if (isBrokenCircuitError(error)) {
          failure ??= new RetryableError(host.host, 'it failed several times and is left alone for a moment.');
          continue;
        }
        host.countFailure(error);
        if (!(error instanceof RetryableError)) throw error;
        failure = error;
      }
    }
    throw failure;
  }
}

/** A document that breaks off was not handed on yet: another host may be asked for it. */
function readDocument({ signal }: UpstreamRequest): ReadAnswer<unknown> {
  return async (body, { host }) => {
    try {
      return await body.json();
    } catch (error) {
      signal.throwIfAborted();
      throw new RetryableError(host, 'its answer broke off or is no JSON.', {}, { cause: error });
    }
  };
}

/** Sound hosts come first; among them the one with the fewest running requests, the first named where they are alike. */
function leastBusy(hosts: ReadonlySet<UpstreamHost>): UpstreamHost {
  const [first, ...others] = hosts;
  if (first === undefined) throw new RangeError('no hosts');
  return others.reduce((best, host) => (isBetter(host, best) ? host : best), first);
}

function isBetter(host: UpstreamHost, other: UpstreamHost): boolean {
  if (host.isSound !== other.isSound) return host.isSound;
  return host.running < other.running;
}
