const units = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/**
 * A number of bytes in decimal units, as the tables show it: `999 B`, `1 KB`, `1.5 KB`, `98 MB`, `4.7 GB`.
 * From ten of a unit on the number is cut to a whole one; below that one decimal is shown unless it is whole.
 */
export function formatSize(bytes: number): string {
  let value = bytes;
  let index = 0;
  while (value >= 1000 && index < units.length - 1) {
    value /= 1000;
    index += 1;
  }
  const text = value >= 10 || Number.isInteger(value) ? String(Math.trunc(value)) : value.toFixed(1);
  return `${text} ${units[index]}`;
}
