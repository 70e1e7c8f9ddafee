import { RangeSet, type ByteRange } from './range-set.js';

/** A range that a connection is fetching. */
export interface ActiveRange {
  readonly start: number;
  /** Moves towards the start where another connection takes over the rest. */
  end: number;
  /** How far it is. */
  position: number;
  /** In milliseconds since the epoch. */
  readonly startedAt: number;
}

/** A range whose rest would take longer than this, at the pace so far, is shared with an idle connection. */
const slowMilliseconds = 3000;

/** A connection gets this long to show its pace. */
const paceMilliseconds = 1000;

/**
 * What is still to be fetched, and who fetches what. Ranges are handed out from the front, so that the hash, which needs
 * the bytes in order, can follow closely.
 */
export class RangePool {
  readonly #free: RangeSet;
  readonly #active = new Set<ActiveRange>();
  readonly #closesWhenDone: boolean;
  readonly #closing = new AbortController();
  #wakers: (() => void)[] = [];

  /** @param closesWhenDone whether no more work can come once all of it is done. */
  constructor(missing: Iterable<ByteRange>, closesWhenDone: boolean) {
    this.#free = new RangeSet(missing);
    this.#closesWhenDone = closesWhenDone;
    this.#closeIfDone();
  }

  /** Aborts when there is nothing left to do, and waiting for it makes no sense. */
  get closed(): AbortSignal {
    return this.#closing.signal;
  }

  /** Bytes that nobody fetches yet. */
  get freeBytes(): number {
    return this.#free.bytes;
  }

  /** Bytes that have not come yet. */
  get remainingBytes(): number {
    let bytes = this.#free.bytes;
    for (const { position, end } of this.#active) bytes += end - position;
    return bytes;
  }

  /** Hands out the first bytes that nobody fetches, at most so many. */
  take(atMost: number): ActiveRange | undefined {
    const [first] = this.#free.ranges;
    if (first === undefined || this.closed.aborted) return undefined;
    const range = { start: first.start, end: Math.min(first.end, first.start + atMost) };
    this.#free.remove(range);
    return this.#activate(range);
  }

  /** Hands out the second half of a range that is being fetched slowly, if it is worth it. */
  takeOver(atLeast: number): ActiveRange | undefined {
    const slowest = this.#findSlowest(atLeast * 2);
    if (slowest === undefined || this.closed.aborted) return undefined;
    const { position, end } = slowest;
    const middle = position + Math.ceil((end - position) / 2);
    slowest.end = middle;
    return this.#activate({ start: middle, end });
  }

  /** Takes those bytes of a range that nobody fetches, for someone who has them at hand. */
  claim(range: ByteRange): ByteRange[] {
    const claimed = this.#free.within(range);
    for (const part of claimed) this.#free.remove(part);
    return claimed;
  }

  /** Takes a range back; what of it did not come is free again. */
  release(range: ActiveRange): void {
    this.#active.delete(range);
    this.add({ start: range.position, end: range.end });
    this.#closeIfDone();
  }

  /** Adds bytes that must be fetched. */
  add(range: ByteRange): void {
    if (range.start >= range.end) return;
    this.#free.add(range);
    this.#wake();
  }

  close(): void {
    this.#closing.abort(new Error('everything is there'));
    this.#wake();
  }

  /** Returns when there may be something to do, when the signal aborts, or after so many milliseconds. */
  async changed(atMostMilliseconds: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    await new Promise<void>((resolve) => {
      const finish = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', finish);
        resolve();
      };
      const timer = setTimeout(finish, atMostMilliseconds);
      signal.addEventListener('abort', finish);
      this.#wakers.push(finish);
    });
  }

  #activate({ start, end }: ByteRange): ActiveRange {
    const range = { start, end, position: start, startedAt: Date.now() };
    this.#active.add(range);
    return range;
  }

  #findSlowest(atLeast: number): ActiveRange | undefined {
    const now = Date.now();
    let slowest: { range: ActiveRange; milliseconds: number } | undefined;
    for (const range of this.#active) {
      const elapsed = now - range.startedAt;
      const rest = range.end - range.position;
      if (elapsed < paceMilliseconds || rest < atLeast) continue;
      const milliseconds = (rest / Math.max(1, range.position - range.start)) * elapsed;
      if (milliseconds > (slowest?.milliseconds ?? slowMilliseconds)) slowest = { range, milliseconds };
    }
    return slowest?.range;
  }

  #closeIfDone(): void {
    if (this.#closesWhenDone && this.#active.size === 0 && this.#free.bytes === 0) this.close();
  }

  #wake(): void {
    const wakers = this.#wakers;
    this.#wakers = [];
    for (const wake of wakers) wake();
  }
}
