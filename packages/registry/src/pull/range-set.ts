/** A stretch of a blob: from `start` up to, not including, `end`. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** A set of bytes of a blob, kept as few stretches that neither overlap nor touch, in order. */
export class RangeSet {
  #ranges: ByteRange[] = [];

  constructor(ranges: Iterable<ByteRange> = []) {
    for (const range of ranges) this.add(range);
  }

  /** How many bytes are in the set. */
  get bytes(): number {
    return this.#ranges.reduce((sum, { start, end }) => sum + end - start, 0);
  }

  get ranges(): readonly ByteRange[] {
    return this.#ranges;
  }

  add({ start, end }: ByteRange): void {
    if (start >= end) return;
    const first = this.#indexOfEndAtLeast(start);
    let last = first;
    let merged = { start, end };
    for (let next = this.#ranges[last]; next !== undefined && next.start <= end; next = this.#ranges[last]) {
      merged = { start: Math.min(merged.start, next.start), end: Math.max(merged.end, next.end) };
      last += 1;
    }
    this.#ranges.splice(first, last - first, merged);
  }

  remove({ start, end }: ByteRange): void {
    if (start >= end) return;
    this.#ranges = this.#ranges.flatMap((range) => {
      if (range.end <= start || range.start >= end) return [range];
      const before = { start: range.start, end: start };
      const after = { start: end, end: range.end };
      return [before, after].filter((rest) => rest.start < rest.end);
    });
  }

  /** The part of the set that lies in a range. */
  within({ start, end }: ByteRange): ByteRange[] {
    return this.#ranges
      .filter((range) => range.end > start && range.start < end)
      .map((range) => ({ start: Math.max(range.start, start), end: Math.min(range.end, end) }));
  }

  /** What of a range is not in the set. */
  missingFrom(range: ByteRange): ByteRange[] {
    const missing: ByteRange[] = [];
    let position = range.start;
    for (const { start, end } of this.within(range)) {
      if (start > position) missing.push({ start: position, end: start });
      position = end;
    }
    if (position < range.end) missing.push({ start: position, end: range.end });
    return missing;
  }

  /** Where the stretch ends that covers `offset`; `offset` itself where none does. */
  endOfStretch(offset: number): number {
    const range = this.#ranges[this.#indexOfEndAtLeast(offset + 1)];
    return range !== undefined && range.start <= offset ? range.end : offset;
  }

  /** The first stretch whose end is not before `offset`, by bisection. */
  #indexOfEndAtLeast(offset: number): number {
    let low = 0;
    let high = this.#ranges.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#ranges[middle]?.end ?? Infinity) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
