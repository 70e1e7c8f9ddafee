/** The cosine of the angle between two vectors of length 1. Not a number where they differ in size. */
export function cosine(left: readonly number[], right: readonly number[]): number {
  if (left.length !== right.length) return Number.NaN;
  return left.reduce((sum, value, index) => sum + value * (right[index] ?? 0), 0);
}
