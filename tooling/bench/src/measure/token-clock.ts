/** When tokens came, in milliseconds, growing. */
export type TokenTimes = readonly number[];

/** Tokens per second from `start` to `end`. */
export function rateBetween(times: TokenTimes, start: number, end: number): number {
  const count = times.filter((time) => time >= start && time < end).length;
  return (count * 1000) / (end - start);
}

/** How long after `start` a stretch of `window` milliseconds begins that has at least `rate`; undefined if none does before `end`. */
export function timeUntilRate(
  times: TokenTimes,
  rate: number,
  range: { start: number; end: number; window: number },
): number | undefined {
  const step = 50;
  for (let at = range.start; at + range.window <= range.end; at += step) {
    if (rateBetween(times, at, at + range.window) >= rate) return at - range.start;
  }
  return undefined;
}
