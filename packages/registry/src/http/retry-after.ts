/**
 * How long a server asks to wait, in milliseconds; undefined where it does not. Seconds or a date (RFC 9110, section
 * 10.2.3).
 */
export function retryAfterMilliseconds(value: string | undefined, now = Date.now()): number | undefined {
  const text = value?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  // Dates begin with the name of a day; without one, the parser takes any number for a year.
  const moment = /^[A-Z][a-z]+,? /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(moment) ? undefined : Math.max(0, moment - now);
}
