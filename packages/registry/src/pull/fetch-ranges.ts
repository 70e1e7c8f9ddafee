import { setMaxListeners } from 'node:events';
import { ConnectionGrowth } from './connection-growth.js';
import type { FetchOptions } from './fetch-options.js';
import { RangeFetcher } from './range-fetcher.js';

/** How often it is measured whether more connections would help. */
const growthMilliseconds = 1000;

/**
 * Fetches everything in the pool over several connections, and asks again until it has come.
 *
 * @throws the first error that asking again can't mend: of the last place, of the disk, or the signal's reason.
 */
export async function fetchRanges(options: FetchOptions): Promise<void> {
  const failing = new AbortController();
  const signal = AbortSignal.any([options.signal, options.pool.closed, failing.signal]);
  // Every request listens to it.
  setMaxListeners(0, signal);
  const fetcher = new RangeFetcher({ ...options, signal });
  const connections: Promise<void>[] = [];
  const open = () => {
    // What fails after everything came, or because another connection failed, does not count.
    const connection = fetcher.work().catch((error: unknown) => {
      if (!signal.aborted) failing.abort(error);
    });
    connections.push(connection);
  };
  open();
  // The first answer shows what the server can do, and brings the token and the direct URL that all need.
  await fetcher.firstAnswer;
  const growth = new ConnectionGrowth(options.context.limits);
  while (connections.length < growth.count) open();
  const timer = setInterval(() => {
    growth.measured(fetcher.takeReceivedBytes());
    while (connections.length < growth.count) open();
  }, growthMilliseconds);
  // Each connection works until there is nothing left for any, so none is opened after the first ends.
  await Promise.race(connections);
  clearInterval(timer);
  await Promise.all(connections);
  options.signal.throwIfAborted();
  failing.signal.throwIfAborted();
}
