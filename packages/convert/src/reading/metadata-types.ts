import { shortestFloat32 } from './shortest-float32.js';

/** Names of the value types, as the format's description gives them. */
export type MetadataType =
  | 'uint8'
  | 'int8'
  | 'uint16'
  | 'int16'
  | 'uint32'
  | 'int32'
  | 'float32'
  | 'bool'
  | 'string'
  | 'array'
  | 'uint64'
  | 'int64'
  | 'float64';

/** A value type of fixed size. */
export interface FixedType {
  readonly byteLength: number;
  /** Reads the value at a position. `undefined` where the bytes are no such value. */
  readonly decode: (view: DataView, position: number) => number | bigint | boolean | undefined;
}

/** The types by their number in the file. */
const typesByNumber: readonly MetadataType[] = [
  'uint8',
  'int8',
  'uint16',
  'int16',
  'uint32',
  'int32',
  'float32',
  'bool',
  'string',
  'array',
  'uint64',
  'int64',
  'float64',
];

const fixedTypes: Readonly<Record<Exclude<MetadataType, 'string' | 'array'>, FixedType>> = {
  uint8: { byteLength: 1, decode: (view, position) => view.getUint8(position) },
  int8: { byteLength: 1, decode: (view, position) => view.getInt8(position) },
  uint16: { byteLength: 2, decode: (view, position) => view.getUint16(position, true) },
  int16: { byteLength: 2, decode: (view, position) => view.getInt16(position, true) },
  uint32: { byteLength: 4, decode: (view, position) => view.getUint32(position, true) },
  int32: { byteLength: 4, decode: (view, position) => view.getInt32(position, true) },
  float32: { byteLength: 4, decode: (view, position) => shortestFloat32(view.getFloat32(position, true)) },
  bool: { byteLength: 1, decode: (view, position) => toBoolean(view.getUint8(position)) },
  uint64: { byteLength: 8, decode: (view, position) => toNumberWhereExact(view.getBigUint64(position, true)) },
  int64: { byteLength: 8, decode: (view, position) => toNumberWhereExact(view.getBigInt64(position, true)) },
  float64: { byteLength: 8, decode: (view, position) => view.getFloat64(position, true) },
};

/** The type of this number, `undefined` where there is none. */
export function metadataType(number: number): MetadataType | undefined {
  return typesByNumber[number];
}

/** The number of a type in the file. */
export function metadataTypeNumber(type: MetadataType): number {
  return typesByNumber.indexOf(type);
}

/** How a type of fixed size is read. */
export function fixedType(type: Exclude<MetadataType, 'string' | 'array'>): FixedType {
  return fixedTypes[type];
}

function toBoolean(byte: number): boolean | undefined {
  return byte > 1 ? undefined : byte === 1;
}

function toNumberWhereExact(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}
