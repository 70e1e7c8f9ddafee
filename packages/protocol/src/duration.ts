import { CodedError, isErrorOf } from '@puna/errors';

const family = 'protocol/duration';

/** Milliseconds in each unit. Both spellings of micro are accepted: U+00B5 (micro sign) and U+03BC (Greek mu). */
const millisecondsPerUnit: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  '\u00b5s': 1e-3,
  '\u03bcs': 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

/** A duration is a signed 64-bit count of nanoseconds on the wire: about 292 years. */
const longestMilliseconds = 2 ** 63 / 1e6;

/** A text is no duration. The message has the wording that clients know from Go. */
export class InvalidDurationError extends CodedError<'invalid-duration'> {
  constructor(message: string, options?: ErrorOptions) {
    super(family, 'invalid-duration', message, options);
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static isInstance(value: unknown): value is InvalidDurationError {
    return isErrorOf(value, family);
  }
}

/**
 * Reads a duration in Go's notation: a sign, then numbers with units, as in `300ms`, `-1.5h`, `2h45m`. Only `0` needs
 * no unit.
 *
 * @returns milliseconds, with a fraction.
 * @throws InvalidDurationError where the text is no duration.
 */
export function parseDuration(text: string): number {
  const negative = text.startsWith('-');
  let rest = negative || text.startsWith('+') ? text.slice(1) : text;
  if (rest === '0') return 0;
  if (rest === '') throw invalid('invalid duration', text);

  let total = 0;
  while (rest !== '') {
    // A number with at least one digit, then everything up to the next number as the unit.
    const [matched, number, unit] = /^(\d+\.?\d*|\.\d+)([^\d.]*)/.exec(rest) ?? [];
    if (matched === undefined || number === undefined) throw invalid('invalid duration', text);
    if (!unit) throw invalid('missing unit in duration', text);
    const factor = Object.hasOwn(millisecondsPerUnit, unit) ? millisecondsPerUnit[unit] : undefined;
    if (factor === undefined) {
      throw new InvalidDurationError(`time: unknown unit ${quote(unit)} in duration ${quote(text)}`);
    }
    total += Number(number) * factor;
    rest = rest.slice(matched.length);
  }
  if (total > longestMilliseconds) throw invalid('invalid duration', text);
  return negative ? -total : total;
}

/**
 * Writes a duration in Go's notation: `1.5s`, `2m0s`, `100ms`, `0s`.
 *
 * @param milliseconds may be negative and have a fraction, of which nanoseconds are kept.
 */
export function formatDuration(milliseconds: number): string {
  const sign = milliseconds < 0 ? '-' : '';
  const nanoseconds = toNanoseconds(Math.abs(milliseconds));
  if (nanoseconds === 0n) return '0s';
  if (nanoseconds < 1_000n) return `${sign}${nanoseconds}ns`;
  if (nanoseconds < 1_000_000n) return `${sign}${decimal(nanoseconds, 3)}\u00b5s`;
  if (nanoseconds < 1_000_000_000n) return `${sign}${decimal(nanoseconds, 6)}ms`;

  const minutes = nanoseconds / 60_000_000_000n;
  const seconds = `${decimal(nanoseconds % 60_000_000_000n, 9)}s`;
  if (minutes === 0n) return sign + seconds;
  const hours = minutes / 60n;
  return hours === 0n ? `${sign}${minutes}m${seconds}` : `${sign}${hours}h${minutes % 60n}m${seconds}`;
}

/** The whole nanoseconds of a duration, held within 64 bits. */
function toNanoseconds(milliseconds: number): bigint {
  const longest = 2n ** 63n - 1n;
  if (milliseconds >= longestMilliseconds) return longest;
  // Split, so that the milliseconds of long durations stay exact.
  const whole = Math.floor(milliseconds);
  return BigInt(whole) * 1_000_000n + BigInt(Math.round((milliseconds - whole) * 1e6));
}

/** `value` divided by ten to the power of `digits`, without trailing zeros. */
function decimal(value: bigint, digits: number): string {
  const scale = 10n ** BigInt(digits);
  const fraction = (value % scale).toString().padStart(digits, '0').replace(/0+$/, '');
  return fraction === '' ? `${value / scale}` : `${value / scale}.${fraction}`;
}

function invalid(problem: string, text: string): InvalidDurationError {
  return new InvalidDurationError(`time: ${problem} ${quote(text)}`);
}

/** Texts in messages are quoted as Go quotes them, and cut, so that hostile input does not fill a log. */
function quote(text: string): string {
  return JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);
}
