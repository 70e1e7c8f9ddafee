const two = (value: number): string => String(value).padStart(2, '0');
const english = (date: Date, options: Intl.DateTimeFormatOptions): string => date.toLocaleString('en-US', options);

const directives: Readonly<Record<string, (date: Date) => string>> = {
  a: (date) => english(date, { weekday: 'short' }),
  A: (date) => english(date, { weekday: 'long' }),
  b: (date) => english(date, { month: 'short' }),
  B: (date) => english(date, { month: 'long' }),
  d: (date) => two(date.getDate()),
  e: (date) => String(date.getDate()).padStart(2, ' '),
  H: (date) => two(date.getHours()),
  I: (date) => two(date.getHours() % 12 || 12),
  j: (date) => String(dayOfYear(date)).padStart(3, '0'),
  m: (date) => two(date.getMonth() + 1),
  M: (date) => two(date.getMinutes()),
  p: (date) => (date.getHours() < 12 ? 'AM' : 'PM'),
  S: (date) => two(date.getSeconds()),
  y: (date) => two(date.getFullYear() % 100),
  Y: (date) => String(date.getFullYear()).padStart(4, '0'),
  '%': () => '%',
};

function dayOfYear(date: Date): number {
  const start = Date.UTC(date.getFullYear(), 0, 0);
  return Math.round((Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) - start) / 86_400_000);
}

/** Python's `strftime` for the directives that chat templates use, in English; `%-d` leaves the zero out. */
export function formatTime(date: Date, format: string): string {
  return format.replaceAll(/%(-?)([a-zA-Z%])/g, (whole, minus: string, name: string) => {
    const text = directives[name]?.(date);
    if (text === undefined) return whole;
    return minus === '' ? text : text.replace(/^[0 ]+(?=\d)/, '');
  });
}
