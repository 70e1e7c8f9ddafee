/** A number of parameters as `/api/show` writes it: `8.0B`, `134.52M`, `7M`, `512K`, `12`. */
export function formatParameterCount(count: number): string {
  if (count >= 1e9) return `${decimals(count / 1e9, 1)}B`;
  if (count >= 1e6) return `${decimals(count / 1e6, 2)}M`;
  if (count >= 1e3) return `${(count / 1e3).toFixed(0)}K`;
  return String(count);
}

function decimals(value: number, digits: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(digits);
}
