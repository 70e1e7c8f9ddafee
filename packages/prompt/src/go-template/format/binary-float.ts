/** A float64 as mantissa x 2^exponent, the mantissa with 53 binary digits (fewer only for the smallest numbers). */
function binaryParts(value: number): { readonly mantissa: bigint; readonly exponent: number } {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, Math.abs(value));
  const raw = bits.getBigUint64(0);
  const exponent = Number(raw >> 52n);
  const fraction = raw & ((1n << 52n) - 1n);
  return exponent === 0
    ? { mantissa: fraction, exponent: -1074 }
    : { mantissa: fraction | (1n << 52n), exponent: exponent - 1075 };
}

const signed = (value: number, digits = 1): string =>
  `${value < 0 ? '-' : '+'}${String(Math.abs(value)).padStart(digits, '0')}`;

/** Go's `%b` of a positive float: `4503599627370496p-52`. */
export function binaryFloatText(value: number): string {
  const { mantissa, exponent } = binaryParts(value);
  return `${mantissa}p${signed(exponent)}`;
}

/** Go's `%x` of a positive float: `0x1.8p+01`. */
export function hexadecimalFloatText(value: number, precision: number | undefined): string {
  if (value === 0) return `0x0${precision === undefined || precision === 0 ? '' : `.${'0'.repeat(precision)}`}p+00`;
  let { mantissa, exponent } = binaryParts(value);
  while (mantissa < 1n << 52n) {
    mantissa <<= 1n;
    exponent -= 1;
  }
  if (precision !== undefined && precision < 13) mantissa = roundToHexDigits(mantissa, 13 - precision);
  if (mantissa >= 1n << 53n) {
    mantissa >>= 1n;
    exponent += 1;
  }
  const digits = (mantissa & ((1n << 52n) - 1n)).toString(16).padStart(13, '0');
  const kept = precision === undefined ? digits.replace(/0+$/, '') : digits.padEnd(precision, '0').slice(0, precision);
  return `0x1${kept === '' ? '' : `.${kept}`}p${signed(exponent + 52, 2)}`;
}

/** Clears the last `count` hexadecimal digits, rounding to the nearest, ties to even. */
function roundToHexDigits(mantissa: bigint, count: number): bigint {
  const unit = 1n << BigInt(4 * count);
  const rest = mantissa % unit;
  const floor = mantissa - rest;
  const roundUp = rest * 2n > unit || (rest * 2n === unit && (floor / unit) % 2n === 1n);
  return roundUp ? floor + unit : floor;
}
