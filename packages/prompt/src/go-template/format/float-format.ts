/** Decimal digits of a number: 0.d1d2d3... x 10^exponent. */
interface Decimal {
  readonly digits: string;
  readonly exponent: number;
}

/** The fewest digits that read back as the same number. */
function shortestDecimal(value: number): Decimal {
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e');
  return { digits: mantissa.replace('.', ''), exponent: Number(exponent) + 1 };
}

/** Exactly value = numerator / denominator. */
function exactFraction(value: number): { numerator: bigint; denominator: bigint } {
  let scale = 0;
  let whole = value;
  while (!Number.isInteger(whole)) {
    whole *= 2;
    scale += 1;
  }
  return { numerator: BigInt(whole), denominator: 2n ** BigInt(scale) };
}

/** Rounds value x 10^places to a whole number, ties to even, as Go does. */
function scaledRound(value: number, places: number): bigint {
  const { numerator, denominator } = exactFraction(value);
  const top = places >= 0 ? numerator * 10n ** BigInt(places) : numerator;
  const bottom = places >= 0 ? denominator : denominator * 10n ** BigInt(-places);
  const quotient = top / bottom;
  const twiceRest = (top % bottom) * 2n;
  const roundUp = twiceRest > bottom || (twiceRest === bottom && quotient % 2n === 1n);
  return roundUp ? quotient + 1n : quotient;
}

/** `count` significant digits. */
function significantDecimal(value: number, count: number): Decimal {
  if (value === 0) return { digits: '0'.repeat(count), exponent: 1 };
  const { exponent } = shortestDecimal(value);
  const digits = String(scaledRound(value, count - exponent));
  // Rounding 9.99 up gives one digit more.
  return digits.length > count ? { digits: digits.slice(0, count), exponent: exponent + 1 } : { digits, exponent };
}

function fixedText(value: number, precision: number | undefined): string {
  if (precision === undefined) return plainText(shortestDecimal(value));
  const digits = String(scaledRound(value, precision)).padStart(precision + 1, '0');
  return precision === 0 ? digits : `${digits.slice(0, -precision)}.${digits.slice(-precision)}`;
}

function plainText({ digits, exponent }: Decimal): string {
  if (exponent <= 0) return digits === '0' ? '0' : `0.${'0'.repeat(-exponent)}${digits}`;
  if (digits.length <= exponent) return digits.padEnd(exponent, '0');
  return `${digits.slice(0, exponent)}.${digits.slice(exponent)}`;
}

function exponentText({ digits, exponent }: Decimal, isZero: boolean): string {
  const power = isZero ? 0 : exponent - 1;
  const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
  const sign = power < 0 ? '-' : '+';
  return `${digits[0] ?? '0'}${fraction}e${sign}${String(Math.abs(power)).padStart(2, '0')}`;
}

/** Powers of ten from here on get an exponent, where as many digits as needed are written. */
const largestPlainExponent = 6;

function generalText(value: number, precision: number | undefined): string {
  const count = precision === 0 ? 1 : precision;
  const exact = count === undefined ? shortestDecimal(value) : significantDecimal(value, count);
  const digits = exact.digits.replace(/0+$/, '') || '0';
  const decimal = { digits, exponent: value === 0 ? 1 : exact.exponent };
  // Digits that are all before the point stay there, although the precision is smaller than the exponent's limit.
  const fits = count !== undefined && count > digits.length && digits.length >= decimal.exponent;
  const limit = fits ? digits.length : (count ?? largestPlainExponent);
  const power = decimal.exponent - 1;
  return power < -4 || power >= limit ? exponentText(decimal, value === 0) : plainText(decimal);
}

/** What `formatFloat` can be told. */
export interface FloatFormat {
  /** `e`, `f` or `g`, as in Go. */
  readonly style: 'e' | 'f' | 'g';

  /** Digits after the point (e, f) or in all (g); absent: as many as needed. */
  readonly precision?: number;
}

/** Writes the absolute value of a float64 as Go's `strconv.FormatFloat` does; the sign is left to the caller. */
export function formatFloat(value: number, { style, precision }: FloatFormat): string {
  const magnitude = Math.abs(value);
  if (Number.isNaN(magnitude)) return 'NaN';
  if (!Number.isFinite(magnitude)) return 'Inf';
  if (style === 'f') return fixedText(magnitude, precision);
  if (style === 'g') return generalText(magnitude, precision);
  const decimal = precision === undefined ? shortestDecimal(magnitude) : significantDecimal(magnitude, precision + 1);
  return exponentText(decimal, magnitude === 0);
}
