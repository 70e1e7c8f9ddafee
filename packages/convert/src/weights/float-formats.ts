/** The bits of a 16-bit float (IEEE 754 binary16) nearest to a 32-bit float given by its bits; ties go to even. */
export function float32ToFloat16(bits: number): number {
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = bits & 0x7fff_ffff;
  // 65,536 and above, infinity and NaN. A NaN keeps what of its payload fits, and never becomes infinity.
  if (magnitude >= 0x4780_0000) {
    if (magnitude <= 0x7f80_0000) return sign | 0x7c00;
    return sign | 0x7c00 | ((magnitude >>> 13) & 0x3ff || 0x200);
  }
  // From 2^-14 on the exponent only changes its base, from 127 to 15, and 13 bits are rounded away.
  if (magnitude >= 0x3880_0000) {
    const rebased = magnitude - 0x3800_0000;
    return sign | ((rebased + 0xfff + ((rebased >>> 13) & 1)) >>> 13);
  }
  // Up to 2^-25, half of the smallest number, is zero.
  if (magnitude <= 0x3300_0000) return sign;
  return sign | roundedShift((magnitude & 0x7f_ffff) | 0x80_0000, 126 - (magnitude >>> 23));
}

/** `value / 2^shift`, rounded to the nearest whole number, ties to even. */
function roundedShift(value: number, shift: number): number {
  const result = value >>> shift;
  const rest = value & ((1 << shift) - 1);
  const half = 1 << (shift - 1);
  return rest > half || (rest === half && (result & 1) === 1) ? result + 1 : result;
}

/** The bits of a bfloat16 nearest to a 32-bit float given by its bits; ties go to even. */
export function float32ToBfloat16(bits: number): number {
  // A NaN must not be rounded up to infinity.
  if ((bits & 0x7fff_ffff) > 0x7f80_0000) return ((bits >>> 16) | 0x40) & 0xffff;
  return ((bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16) & 0xffff;
}

/** The 32-bit float that a 16-bit float is. */
export function float16ToFloat32(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >>> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25));
}

/** The number that an 8-bit float with 4 bits of exponent is: no infinities, NaN where all bits but the sign are set. */
export function float8e4m3ToNumber(byte: number): number {
  const sign = byte & 0x80 ? -1 : 1;
  const exponent = (byte >>> 3) & 0xf;
  const fraction = byte & 0x7;
  if ((byte & 0x7f) === 0x7f) return Number.NaN;
  return sign * (exponent === 0 ? fraction * 2 ** -9 : (8 + fraction) * 2 ** (exponent - 10));
}

/** The number that an 8-bit float with 5 bits of exponent is: the upper half of a 16-bit float. */
export function float8e5m2ToNumber(byte: number): number {
  return float16ToFloat32(byte << 8);
}
