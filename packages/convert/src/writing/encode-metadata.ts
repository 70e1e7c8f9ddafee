import type { GgufScalar } from '../gguf-file.js';
import { metadataTypeNumber } from '../reading/metadata-types.js';
import type { ByteBuilder } from './byte-builder.js';
import type { ScalarType, TypedValue } from './metadata-values.js';

/** Encodes one key with its value; the builder is emptied now and then, so that a vocabulary needs little memory. */
export function* encodeEntry(builder: ByteBuilder, key: string, value: TypedValue): Generator<Uint8Array> {
  builder.text(key);
  builder.uint32(metadataTypeNumber(value.type));
  if (value.type !== 'array') {
    encodeScalar(builder, value.type, value.value, key);
  } else {
    builder.uint32(metadataTypeNumber(value.elementType));
    builder.uint64(value.value.length);
    for (let index = 0; index < value.value.length; index += 1) {
      const element = value.value[index];
      if (element === undefined) throw new RangeError(`${key} has a gap at element ${index}`);
      encodeScalar(builder, value.elementType, element, key);
      if (builder.isFull) yield builder.take();
    }
  }
  if (builder.isFull) yield builder.take();
}

type NumberType = Exclude<ScalarType, 'string' | 'bool'>;

/** The smallest and largest number of each integer type. */
const ranges: Partial<Record<NumberType, readonly [bigint, bigint]>> = {
  uint8: [0n, 2n ** 8n - 1n],
  int8: [-(2n ** 7n), 2n ** 7n - 1n],
  uint16: [0n, 2n ** 16n - 1n],
  int16: [-(2n ** 15n), 2n ** 15n - 1n],
  uint32: [0n, 2n ** 32n - 1n],
  int32: [-(2n ** 31n), 2n ** 31n - 1n],
  uint64: [0n, 2n ** 64n - 1n],
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
};

function encodeScalar(builder: ByteBuilder, type: ScalarType, value: GgufScalar, key: string): void {
  if (type === 'string') {
    if (typeof value !== 'string') throw new RangeError(`${key} is not a text`);
    builder.text(value);
  } else if (type === 'bool') {
    if (typeof value !== 'boolean') throw new RangeError(`${key} is neither true nor false`);
    builder.uint8(value ? 1 : 0);
  } else {
    if (typeof value !== 'number' && typeof value !== 'bigint') throw new RangeError(`${key} is not a number`);
    encodeNumber(builder, type, value, key);
  }
}

function encodeNumber(builder: ByteBuilder, type: NumberType, value: number | bigint, key: string): void {
  if (!fitsType(type, value)) throw new RangeError(`${key} is ${value}, which is no ${type}`);
  builder.number(type, value);
}

/** Whether a number can be stored as this type. Types with fractions take all numbers. */
export function fitsType(type: NumberType, value: number | bigint): boolean {
  const range = ranges[type];
  if (range === undefined) return true;
  return (typeof value === 'bigint' || Number.isInteger(value)) && value >= range[0] && value <= range[1];
}
