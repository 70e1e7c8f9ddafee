/** How long a server asks to wait, in seconds; undefined where it does not. Seconds or a date (RFC 9110, section 10.2.3). */
export function retryAfterSeconds(value: string | undefined, now = Date.now()): number | undefined {
  const text = value?.trim() ?? '';
  if (/^\d+$/u.test(text)) return Number(text);
  // Dates begin with the name of a day; without one, the parser takes any number for a year.
  const moment = /^[A-Z][a-z]+,? /u.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(moment) ? undefined : Math.max(0, (moment - now) / 1000);
}
