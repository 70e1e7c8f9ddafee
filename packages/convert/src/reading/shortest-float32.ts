// Up to here a 32-bit float holds every whole number, and the number is its own shortest form.
const largestExactInteger = 2 ** 24;

// Below this a 32-bit float has fewer than 24 bits.
const smallestExact = 2 ** -126;

/** The number with the fewest decimal digits that is this 32-bit float: 1e-5 instead of 0.000009999999747378752. */
export function shortestFloat32(value: number): number {
  if (!Number.isFinite(value) || (Number.isInteger(value) && Math.abs(value) <= largestExactInteger)) return value;
  // Nine digits tell every 32-bit float from its neighbours. Six never say more than fewer would, as a float is that exact
  // except next to zero.
  for (let digits = Math.abs(value) < smallestExact ? 1 : 6; digits < 9; digits += 1) {
    const candidate = Number(value.toPrecision(digits));
    if (Math.fround(candidate) === value) return candidate;
  }
  return Number(value.toPrecision(9));
}
