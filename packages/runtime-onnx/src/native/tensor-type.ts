/** Numbers in half precision, where this version of Node has an array for them. */
const HalfArray: new (length: number) => Uint16Array =
  (globalThis as { Float16Array?: new (length: number) => Uint16Array }).Float16Array ?? Uint16Array;

/** An array that backs a tensor of floating-point numbers. */
export type FloatElements = Float32Array | Uint16Array;

/** The types of floating-point numbers that graphs have for what this runtime hands to and fro. */
export type FloatType = 'float32' | 'float16';

/** Makes room for floating-point numbers. */
export function floatElements(type: FloatType, length: number): FloatElements {
  return type === 'float32' ? new Float32Array(length) : new HalfArray(length);
}

/** Numbers as they are, or out of half precision. */
export function asFloat32(elements: unknown): Float32Array {
  if (elements instanceof Float32Array) return elements;
  if (!(elements instanceof Uint16Array)) return Float32Array.from(elements as ArrayLike<number>);
  const result = new Float32Array(elements.length);
  for (let index = 0; index < elements.length; index++) result[index] = fromHalf(elements[index] as number);
  return result;
}

/** Whole numbers as a graph wants them. */
export function integerElements(type: 'int64' | 'int32', length: number): BigInt64Array | Int32Array {
  return type === 'int64' ? new BigInt64Array(length) : new Int32Array(length);
}

/** Sets a number in either kind of array. */
export function setInteger(elements: BigInt64Array | Int32Array, index: number, value: number): void {
  if (elements instanceof BigInt64Array) elements[index] = BigInt(value);
  else elements[index] = value;
}

/** A number in IEEE 754 half precision: one bit of sign, five of exponent, ten of fraction. */
function fromHalf(bits: number): number {
  const sign = (bits & 0x8000) === 0 ? 1 : -1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
