import { open } from 'node:fs/promises';
import { LoadError } from '../../errors/load-error.js';
import { ByteReader } from './byte-reader.js';

/** The metadata of a GGUF file by key. */
export type GgufHeader = ReadonlyMap<string, GgufValue>;

/** A value of the metadata. Long lists and lists of texts are reduced to their length. */
export type GgufValue = number | bigint | boolean | string | GgufList;

export interface GgufList {
  readonly length: number;

  /** The numbers, where it is a list of at most 4096 numbers (one per layer, for example). */
  readonly numbers?: readonly number[];
}

/** Lists up to this length are kept: long enough for one number per layer, short enough to leave vocabularies out. */
const longestKeptList = 4096;

/** A longer text than the longest chat template by far; a file that claims more is damaged. */
const longestText = 64 * 1024 * 1024;
const mostKeys = 100_000;

/**
 * Reads the metadata of a GGUF file, without the vocabulary: a few milliseconds, where a full parse takes half a second.
 * Format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
 *
 * @returns undefined where the file is no GGUF file of version 2 or 3.
 * @throws LoadError where the header is damaged; the file system's error where the file can't be read.
 */
export async function readGgufHeader(path: string): Promise<GgufHeader | undefined> {
  const file = await open(path, 'r');
  try {
    const reader = new ByteReader(file);
    const start = await reader.read(24).catch(() => undefined);
    if (start?.toString('latin1', 0, 4) !== 'GGUF') return undefined;
    const version = start.readUInt32LE(4);
    if (version !== 2 && version !== 3) return undefined;
    return await readKeys(reader, Number(start.readBigUInt64LE(16)));
  } catch (error) {
    if (error instanceof RangeError)
      throw new LoadError(`The GGUF file ${path} is damaged: ${error.message}.`, { path }, { cause: error });
    throw error;
  } finally {
    await file.close();
  }
}

async function readKeys(reader: ByteReader, count: number): Promise<GgufHeader> {
  if (count > mostKeys) throw new RangeError(`it claims to hold ${count} keys`);
  const header = new Map<string, GgufValue>();
  for (let index = 0; index < count; index++) {
    const key = await readText(reader);
    const type = (await reader.read(4)).readUInt32LE(0);
    header.set(key, type === listType ? await readList(reader) : await readScalar(reader, type));
  }
  return header;
}

const textType = 8;
const listType = 9;

/** Size in bytes and reader of each number type of the format, by its code. */
const numberTypes: Readonly<
  Record<number, readonly [size: number, read: (bytes: Buffer) => number | bigint | boolean]>
> = {
  0: [1, (bytes) => bytes.readUInt8(0)],
  1: [1, (bytes) => bytes.readInt8(0)],
  2: [2, (bytes) => bytes.readUInt16LE(0)],
  3: [2, (bytes) => bytes.readInt16LE(0)],
  4: [4, (bytes) => bytes.readUInt32LE(0)],
  5: [4, (bytes) => bytes.readInt32LE(0)],
  6: [4, (bytes) => bytes.readFloatLE(0)],
  7: [1, (bytes) => bytes.readUInt8(0) !== 0],
  10: [8, (bytes) => bytes.readBigUInt64LE(0)],
  11: [8, (bytes) => bytes.readBigInt64LE(0)],
  12: [8, (bytes) => bytes.readDoubleLE(0)],
};

async function readScalar(reader: ByteReader, type: number): Promise<GgufValue> {
  if (type === textType) return readText(reader);
  const [size, read] = numberType(type);
  return read(await reader.read(size));
}

async function readText(reader: ByteReader): Promise<string> {
  const length = await readLength(reader);
  if (length > longestText) throw new RangeError(`it claims to hold a text of ${length} bytes`);
  return (await reader.read(length)).toString('utf8');
}

async function readLength(reader: ByteReader): Promise<number> {
  return Number((await reader.read(8)).readBigUInt64LE(0));
}

async function readList(reader: ByteReader): Promise<GgufList> {
  const type = (await reader.read(4)).readUInt32LE(0);
  const length = await readLength(reader);
  if (type === textType) {
    await reader.skipTexts(length);
    return { length };
  }
  if (type === listType) throw new RangeError('it holds a list of lists');
  const [size, read] = numberType(type);
  if (length > longestKeptList) {
    reader.skip(size * length);
    return { length };
  }
  const numbers: number[] = [];
  for (let index = 0; index < length; index++) numbers.push(Number(read(await reader.read(size))));
  return { length, numbers };
}

function numberType(type: number): (typeof numberTypes)[number] {
  const found = numberTypes[type];
  if (found === undefined) throw new RangeError(`it holds a value of the unknown type ${type}`);
  return found;
}
