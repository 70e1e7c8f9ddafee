import type { Upstream } from './upstream.js';

/**
 * The host that the next attempt goes to: the one with the least work, then the quickest. Hosts that this request has
 * tried already come last, and those that asked for a pause or are left alone only where they are back. It counts as
 * working on the request from now on: others that choose at the same time see that.
 *
 * @param again whether a host that was tried may be tried again.
 */
export async function takeUpstream(
  upstreams: readonly Upstream[],
  tried: ReadonlySet<Upstream>,
  again: boolean,
): Promise<Upstream | undefined> {
  const fresh = upstreams.filter((upstream) => !tried.has(upstream));
  const free = fresh.filter((upstream) => !upstream.isOpen && !isResting(upstream));
  if (free.length > 0) return takeLeastLoaded(free);
  const resting = fresh.filter((upstream) => !upstream.isOpen);
  // The first attempt asks a busy host all the same: it may have room by now, and it knows best.
  if (tried.size === 0 && resting.length > 0) return takeLeastLoaded(resting);
  const open = fresh.filter((upstream) => upstream.isOpen);
  await Promise.all(open.map((upstream) => upstream.check()));
  const back = open.filter((upstream) => !upstream.isOpen);
  if (back.length > 0) return takeLeastLoaded(back);
  return again ? takeLeastLoaded([...tried].filter((upstream) => !upstream.isOpen && !isResting(upstream))) : undefined;
}

function isResting({ restsUntil }: Upstream): boolean {
  return restsUntil > Date.now();
}

function takeLeastLoaded(upstreams: readonly Upstream[]): Upstream | undefined {
  const [first, ...others] = upstreams;
  if (first === undefined) return undefined;
  const best = others.reduce((best, other) => {
    const less = other.running - best.running || other.latency - best.latency;
    return less < 0 ? other : best;
  }, first);
  best.running++;
  return best;
}
