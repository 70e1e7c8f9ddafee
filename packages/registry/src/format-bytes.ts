const units = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'];

/** A size for people, in decimal units as disks are sold: `4.7 GB`. */
export function formatBytes(bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  return `${step === 0 ? value : value.toFixed(1)} ${units[step]}`;
}
