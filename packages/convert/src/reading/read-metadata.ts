import type { GgufValue } from '../gguf-file.js';
import type { GgufLimits } from '../gguf-limits.js';
import type { HeaderReader } from './header-reader.js';
import { fixedType, metadataType, type MetadataType } from './metadata-types.js';
import { readArray, type ArrayReading } from './read-array.js';
import { quoted, readName, readString } from './read-string.js';

export interface MetadataReading {
  readonly arrays: 'all' | 'omit';
  readonly limits: GgufLimits;
}

/** Names the number to which tensor data is padded. */
export const alignmentKey = 'general.alignment';

// The length of a key, a key of one byte, a type, a value of one byte.
const smallestEntryBytes = 8 + 1 + 4 + 1;

/** Where an entry stands in the file, its key included: bytes from the start. */
export interface EntrySpan {
  readonly start: number;
  readonly end: number;
}

/** All keys with their values, and where each entry stands. */
export interface Metadata {
  readonly values: Map<string, GgufValue>;
  readonly spans: Map<string, EntrySpan>;
}

/** Reads all keys with their values. */
export async function readMetadata(
  reader: HeaderReader,
  count: number,
  { arrays, limits }: MetadataReading,
): Promise<Metadata> {
  if (count > limits.metadataEntries || count * smallestEntryBytes > reader.remaining) {
    const reason =
      count > limits.metadataEntries ? `the limit is ${limits.metadataEntries}` : 'the file is too small for that';
    throw reader.failure(`the header announces ${count} metadata keys; ${reason}`);
  }
  const arrayReading: ArrayReading = { arrays, limits, budget: { elementsLeft: limits.arrayElements } };
  const values = new Map<string, GgufValue>();
  const spans = new Map<string, EntrySpan>();
  for (let index = 0; index < count; index += 1) {
    const start = reader.offset;
    const key = await readName(reader, limits.keyBytes, `the name of metadata key ${index + 1} of ${count}`);
    if (values.has(key)) throw reader.failure(`the metadata key ${quoted(key)} appears twice`);
    values.set(key, await readEntry(reader, key, arrayReading));
    spans.set(key, { start, end: reader.offset });
  }
  return { values, spans };
}

async function readEntry(reader: HeaderReader, key: string, arrayReading: ArrayReading): Promise<GgufValue> {
  const what = `the value of ${quoted(key)}`;
  await reader.need(4, what);
  const number = reader.uint32();
  const type = metadataType(number);
  if (type === undefined) throw reader.failure(`${what} has the unknown type ${number}`);
  // llama.cpp reads it as nothing else and refuses the file.
  if (key === alignmentKey && type !== 'uint32') throw reader.failure(`${what} is of type ${type}, not uint32`);
  return readValue(reader, what, type, arrayReading);
}

async function readValue(
  reader: HeaderReader,
  what: string,
  type: MetadataType,
  arrayReading: ArrayReading,
): Promise<GgufValue> {
  if (type === 'array') return readArray(reader, what, arrayReading);
  if (type === 'string') return readString(reader, arrayReading.limits.stringBytes, what);
  const { byteLength, decode } = fixedType(type);
  await reader.need(byteLength, what);
  const value = reader.scalar(byteLength, decode);
  if (value === undefined) throw reader.failure(`${what} is neither true nor false`);
  return value;
}
