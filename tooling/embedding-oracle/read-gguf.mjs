import { readFileSync } from 'node:fs';

/**
 * @typedef {{ readonly columns: number, readonly values: Float64Array }} Matrix rows one after another
 * @typedef {{ readonly metadata: Record<string, any>, readonly tensors: Record<string, Matrix> }} Weights
 */

const alignment = 32;

/** Numbers in a block of Q8_0, which has one scale, a 16-bit float, in front of them. */
const blockLength = 32;
const blockBytes = 2 + blockLength;

/**
 * Reads a whole GGUF file of 32-bit floats and Q8_0. It is short because it trusts the file.
 *
 * @param {string} path
 * @returns {Weights}
 */
export function readGguf(path) {
  const file = readFileSync(path);
  let at = 8; // behind magic and version

  /** @param {number} bytes */
  const skip = (bytes) => (at += bytes) - bytes;
  const uint32 = () => file.readUInt32LE(skip(4));
  const uint64 = () => Number(file.readBigUInt64LE(skip(8)));
  const text = () => {
    const length = uint64();
    return file.toString('utf8', skip(length), at);
  };
  /** @returns {unknown[]} */
  const list = () => {
    const type = uint32();
    return Array.from({ length: uint64() }, () => valueOf(type));
  };
  /** @type {Record<number, () => unknown>} by the codes of the format */
  const readers = {
    4: uint32,
    5: () => file.readInt32LE(skip(4)),
    6: () => file.readFloatLE(skip(4)),
    7: () => file[skip(1)] === 1,
    8: text,
    9: list,
  };
  /** @param {number} type */
  function valueOf(type) {
    const read = readers[type];
    if (read === undefined) throw new Error(`a value of type ${type}`);
    return read();
  }

  const tensorCount = uint64();
  const pairs = Array.from({ length: uint64() }, () => [text(), valueOf(uint32())]);
  const heads = Array.from({ length: tensorCount }, () => ({
    name: text(),
    sizes: Array.from({ length: uint32() }, uint64),
    type: uint32(),
    offset: uint64(),
  }));
  const data = Math.ceil(at / alignment) * alignment;
  const tensors = heads.map(({ name, sizes, type, offset }) => {
    const count = sizes.reduce((product, size) => product * size, 1);
    const values = type === 8 ? readBlocks(file, data + offset, count) : readFloats(file, data + offset, count);
    return [name, { columns: sizes[0] ?? 0, values }];
  });
  return { metadata: Object.fromEntries(pairs), tensors: Object.fromEntries(tensors) };
}

/**
 * @param {Buffer} file
 * @param {number} start
 * @param {number} count
 */
function readFloats(file, start, count) {
  return Float64Array.from({ length: count }, (_, index) => file.readFloatLE(start + 4 * index));
}

/**
 * @param {Buffer} file
 * @param {number} start
 * @param {number} count
 */
function readBlocks(file, start, count) {
  return Float64Array.from({ length: count }, (_, index) => {
    const block = start + Math.floor(index / blockLength) * blockBytes;
    return halfFloat(file.readUInt16LE(block)) * file.readInt8(block + 2 + (index % blockLength));
  });
}

/** @param {number} bits */
function halfFloat(bits) {
  const sign = bits >> 15 === 0 ? 1 : -1;
  const exponent = (bits >> 10) & 31;
  const fraction = (bits & 1023) / 1024;
  return sign * (exponent === 0 ? fraction * 2 ** -14 : (1 + fraction) * 2 ** (exponent - 15));
}
