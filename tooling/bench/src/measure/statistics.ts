/** The middle value; the mean of the two middle ones where their number is even. NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  if (sorted.length % 2 === 1) return upper;
  return ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/**
 * How two things that were measured in turn compare: the median of the rounds' own ratios. A machine that is twice as slow for
 * some seconds changes the figures of both sides, but hardly the ratio of a round.
 */
export function medianRatio(firsts: readonly number[], seconds: readonly number[]): number {
  return median(firsts.map((first, round) => first / (seconds[round] ?? Number.NaN)));
}
