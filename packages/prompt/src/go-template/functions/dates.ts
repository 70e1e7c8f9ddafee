const day = 24 * 60 * 60 * 1000;
const two = (value: number): string => String(value).padStart(2, '0');

/** A day as YYYY-MM-DD in the machine's time zone; `offset` counts days from today. */
export function dateText(offset = 0, now = new Date()): string {
  const date = new Date(now.getTime() + offset * day);
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
