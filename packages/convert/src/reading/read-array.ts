import type { GgufScalar, OmittedGgufArray } from '../gguf-file.js';
import { keptArrayLength, type GgufLimits } from '../gguf-limits.js';
import type { HeaderReader } from './header-reader.js';
import { fixedType, metadataType, type FixedType, type MetadataType } from './metadata-types.js';
import { readString } from './read-string.js';

/** Counts down over all arrays of a file. */
export interface ArrayBudget {
  elementsLeft: number;
}

export interface ArrayReading {
  readonly arrays: 'all' | 'omit';
  readonly limits: GgufLimits;
  readonly budget: ArrayBudget;
}

const stringLengthBytes = 8;

/** Reads an array, or passes over it and keeps its type and length. */
export async function readArray(
  reader: HeaderReader,
  what: string,
  { arrays, limits, budget }: ArrayReading,
): Promise<readonly GgufScalar[] | OmittedGgufArray> {
  await reader.need(12, what);
  const type = elementType(reader, what);
  const length = reader.uint64(`the number of elements of ${what}`);
  const fixed = type === 'string' ? undefined : fixedType(type);
  checkLength(reader, what, length, fixed?.byteLength ?? stringLengthBytes, budget, limits);
  const keep = arrays === 'all' || length <= keptArrayLength;
  if (fixed) {
    if (keep) return readFixedElements(reader, what, length, fixed);
    reader.skip(length * fixed.byteLength, what);
  } else {
    if (keep) return readStrings(reader, what, length, limits);
    await skipStrings(reader, what, length, limits);
  }
  return { type, length };
}

function elementType(reader: HeaderReader, what: string): Exclude<MetadataType, 'array'> {
  const number = reader.uint32();
  const type = metadataType(number);
  if (type === undefined) throw reader.failure(`${what} has elements of the unknown type ${number}`);
  if (type === 'array') throw reader.failure(`${what} is an array of arrays, which no reader of GGUF supports`);
  return type;
}

function checkLength(
  reader: HeaderReader,
  what: string,
  length: number,
  smallestElementBytes: number,
  budget: ArrayBudget,
  limits: GgufLimits,
): void {
  if (length > budget.elementsLeft) {
    throw reader.failure(
      `${what} has ${length} elements; all arrays together may have ${limits.arrayElements}, and ${budget.elementsLeft} are left`,
    );
  }
  // The product is exact: the budget keeps the length far below 2^50.
  if (length * smallestElementBytes > reader.remaining) {
    throw reader.failure(`${what} is said to have ${length} elements, more than the rest of the file can hold`);
  }
  budget.elementsLeft -= length;
}

async function readFixedElements(
  reader: HeaderReader,
  what: string,
  length: number,
  { byteLength, decode }: FixedType,
): Promise<GgufScalar[]> {
  const elements: GgufScalar[] = [];
  for (let index = 0; index < length; index += 1) {
    if (!reader.has(byteLength)) await reader.need(byteLength, what);
    const value = reader.scalar(byteLength, decode);
    if (value === undefined) throw reader.failure(`${what} has an element that is neither true nor false`);
    elements.push(value);
  }
  return elements;
}

async function readStrings(reader: HeaderReader, what: string, length: number, limits: GgufLimits): Promise<string[]> {
  const elements: string[] = [];
  const description = `a string of ${what}`;
  for (let index = 0; index < length; index += 1) {
    elements.push(await readString(reader, limits.stringBytes, description));
  }
  return elements;
}

/** Only lengths are read, and the disk is waited for only at a window's end: a large vocabulary takes a few ms. */
async function skipStrings(reader: HeaderReader, what: string, length: number, limits: GgufLimits): Promise<void> {
  const description = `a string of ${what}`;
  const lengthDescription = `the length of ${description}`;
  for (let index = 0; index < length; index += 1) {
    if (!reader.has(stringLengthBytes)) await reader.need(stringLengthBytes, description);
    const byteLength = reader.uint64(lengthDescription);
    if (byteLength > limits.stringBytes) {
      throw reader.failure(`${description} is said to have ${byteLength} bytes; the limit is ${limits.stringBytes}`);
    }
    reader.skip(byteLength, description);
  }
}
