/** The length of a vector. */
export function length(vector: readonly number[]): number {
  return Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
}

/** The cosine of the angle between two vectors. Not a number where they differ in size, so that no comparison holds. */
export function cosine(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) return Number.NaN;
  const product = a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
  return product / (length(a) * length(b));
}
