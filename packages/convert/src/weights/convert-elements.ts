import {
  float16ToFloat32,
  float32ToBfloat16,
  float32ToFloat16,
  float8e4m3ToNumber,
  float8e5m2ToNumber,
} from './float-formats.js';

/** The types that weights are written as. */
export type WeightType = 'F32' | 'F16' | 'BF16';

/** Bytes of one element. */
export const weightBytes: Readonly<Record<WeightType, number>> = { F32: 4, F16: 2, BF16: 2 };

/** Turns elements of one type into elements of another. Both arrays start at a multiple of 8 bytes in memory. */
export type ElementConverter = (source: Uint8Array, target: Uint8Array) => void;

const decoders: Readonly<Record<string, (bits: number) => number>> = {
  F16: float16ToFloat32,
  BF16: (bits) => float32Of(bits << 16),
  F8_E4M3: float8e4m3ToNumber,
  F8_E5M2: float8e5m2ToNumber,
};

const encoders: Readonly<Record<WeightType, (bits: number) => number>> = {
  F32: (bits) => bits,
  F16: float32ToFloat16,
  BF16: float32ToBfloat16,
};

const scratch = new DataView(new ArrayBuffer(4));

function float32Of(bits: number): number {
  scratch.setInt32(0, bits);
  return scratch.getFloat32(0);
}

function bitsOf(value: number): number {
  scratch.setFloat32(0, value);
  return scratch.getUint32(0);
}

const converters = new Map<string, ElementConverter | undefined>();

/** The converter between two types; `undefined` where the source's type is not a floating-point type. */
export function elementConverter(from: string, to: WeightType): ElementConverter | undefined {
  const key = `${from}>${to}`;
  if (!converters.has(key)) converters.set(key, makeConverter(from, to));
  return converters.get(key);
}

function makeConverter(from: string, to: WeightType): ElementConverter | undefined {
  if (from === to) return (source, target) => target.set(source);
  if (from === 'F32') return fromFloat32(encoders[to]);
  if (from === 'F64') return fromFloat64(encoders[to]);
  const decode = decoders[from];
  if (decode === undefined) return undefined;
  const table = makeTable(from.startsWith('F8') ? 8 : 16, to, (bits) => encoders[to](bitsOf(decode(bits))));
  return from === 'BF16' && to === 'F16' ? bfloat16ToFloat16(table) : throughTable(table, to);
}

/** Small types have so few values that all of them are converted once. */
function makeTable(sourceBits: 8 | 16, to: WeightType, convert: (bits: number) => number): Uint16Array | Uint32Array {
  const table = to === 'F32' ? new Uint32Array(2 ** sourceBits) : new Uint16Array(2 ** sourceBits);
  for (let bits = 0; bits < table.length; bits += 1) table[bits] = convert(bits);
  return table;
}

function throughTable(table: Uint16Array | Uint32Array, to: WeightType): ElementConverter {
  return (source, target) => {
    const from = table.length === 2 ** 8 ? source : uint16View(source);
    const into = to === 'F32' ? uint32View(target) : uint16View(target);
    const { length } = from;
    for (let index = 0; index < length; index += 1) into[index] = table[from[index] as number] as number;
  };
}

/**
 * The most common case, twice as fast as by table alone: two numbers at once. Both have a sign, then the exponent, then the
 * fraction; the exponent changes its base by 112 and loses three bits, so that all else moves up by three. That is exact
 * for numbers from 2^-14 up to 65,536, and the table has the others.
 */
function bfloat16ToFloat16(table: Uint16Array | Uint32Array): ElementConverter {
  const one = throughTable(table, 'F16');
  return (source, target) => {
    const pairs = source.byteLength >>> 2;
    const from = new Int32Array(source.buffer, source.byteOffset, pairs);
    const into = new Int32Array(target.buffer, target.byteOffset, pairs);
    for (let index = 0; index < pairs; index += 1) {
      const both = from[index] as number;
      const low = (both & 0x7fff) - 0x3800;
      const high = ((both >>> 16) & 0x7fff) - 0x3800;
      const isPlain = low >= 0x80 && low < 0xf80 && high >= 0x80 && high < 0xf80;
      into[index] = isPlain
        ? (both & 0x8000_8000) | (high << 19) | (low << 3)
        : ((table[both >>> 16] as number) << 16) | (table[both & 0xffff] as number);
    }
    one(source.subarray(pairs * 4), target.subarray(pairs * 4));
  };
}

function fromFloat32(encode: (bits: number) => number): ElementConverter {
  return (source, target) => {
    const from = uint32View(source);
    const into = uint16View(target);
    const { length } = from;
    for (let index = 0; index < length; index += 1) into[index] = encode(from[index] as number);
  };
}

function fromFloat64(encode: (bits: number) => number): ElementConverter {
  return (source, target) => {
    const from = new Float64Array(source.buffer, source.byteOffset, source.byteLength / 8);
    const wide = target.byteLength === from.length * 4;
    const into = wide ? uint32View(target) : uint16View(target);
    for (const [index, value] of from.entries()) into[index] = encode(bitsOf(value));
  };
}

function uint16View(bytes: Uint8Array): Uint16Array {
  return new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 2);
}

function uint32View(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
}
