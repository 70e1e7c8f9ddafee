/** The longest time that fits the wire's 64-bit nanoseconds, in milliseconds: about 292 years. */
const foreverMilliseconds = 2 ** 63 / 1e6;

/** Beyond this many milliseconds apart, the wall clock was set or the machine slept. */
const largestDrift = 5;

let clockOrigin = performance.timeOrigin;

/**
 * An instant: a `Date`, milliseconds since 1970 (with a fraction), or nanoseconds since 1970 as a bigint (what
 * `fs.stat` gives with `bigint: true`). `Infinity` means "never" and is shown as about 292 years from now.
 */
export type Instant = Date | number | bigint;

/** The time now in UTC with microseconds, as `created_at` has it: `2026-01-02T03:04:05.123456Z`. */
export function currentTimestamp(): string {
  return formatTimestamp(currentMilliseconds());
}

/** An instant in UTC with microseconds: `2026-01-02T03:04:05.123456Z`. Six digits, since older Pythons read no others. */
export function formatTimestamp(instant: Instant): string {
  return format(toMicroseconds(instant), 0);
}

/**
 * An instant with microseconds and the machine's offset, as `modified_at` and `expires_at` have it:
 * `2026-01-02T03:04:05.123456-07:00`; `Z` where the offset is 0.
 */
export function formatLocalTimestamp(instant: Instant): string {
  const microseconds = toMicroseconds(instant);
  return format(microseconds, -new Date(Number(microseconds / 1000n)).getTimezoneOffset());
}

/**
 * Milliseconds since 1970 with microseconds in the fraction. The high-resolution clock does not follow the wall clock
 * when that is set or the machine sleeps, so it is tied to it anew whenever they part.
 */
function currentMilliseconds(): number {
  const wall = Date.now();
  const precise = clockOrigin + performance.now();
  if (Math.abs(precise - wall) <= largestDrift) return precise;
  clockOrigin += wall - precise;
  return wall;
}

function toMicroseconds(instant: Instant): bigint {
  if (typeof instant === 'bigint') return instant / 1000n;
  const milliseconds = Number(instant);
  const finite = milliseconds === Infinity ? Date.now() + foreverMilliseconds : milliseconds;
  const whole = Math.floor(finite);
  return BigInt(whole) * 1000n + BigInt(Math.floor((finite - whole) * 1000));
}

function format(microseconds: bigint, offsetMinutes: number): string {
  const milliseconds = Number(microseconds / 1000n);
  const shifted = new Date(milliseconds + offsetMinutes * 60_000).toISOString().slice(0, -1);
  return `${shifted}${(microseconds % 1000n).toString().padStart(3, '0')}${formatOffset(offsetMinutes)}`;
}

function formatOffset(minutes: number): string {
  if (minutes === 0) return 'Z';
  const absolute = Math.abs(minutes);
  const hours = String(Math.floor(absolute / 60)).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${hours}:${String(absolute % 60).padStart(2, '0')}`;
}
