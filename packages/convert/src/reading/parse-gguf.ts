import type { GgufFile, GgufValue } from '../gguf-file.js';
import { defaultGgufLimits, type GgufLimits } from '../gguf-limits.js';
import type { ByteSource } from './byte-source.js';
import { checkTensorData } from './check-tensor-data.js';
import { HeaderReader } from './header-reader.js';
import { alignmentKey, readMetadata, type EntrySpan } from './read-metadata.js';
import { readTensors } from './read-tensors.js';

export interface ParseOptions {
  readonly arrays?: 'all' | 'omit';
  readonly limits?: Partial<GgufLimits>;
}

/** The four bytes in front, "GGUF", as a little-endian number. */
const magicNumber = 0x46_55_47_47;

/** The alignment of files that name none. */
export const defaultAlignment = 32;

/** A header, and what a writer needs to copy parts of it. */
export interface ParsedHeader {
  readonly file: GgufFile;
  /** Where each metadata entry stands. */
  readonly spans: ReadonlyMap<string, EntrySpan>;
  /** Bytes to which tensor data is padded. */
  readonly alignment: number;
}

/** Reads a header from any source. Throws `InvalidGgufError`, and whatever the source throws. */
export async function parseGguf(source: ByteSource, options: ParseOptions = {}): Promise<GgufFile> {
  return (await parseHeader(source, options)).file;
}

/** As `parseGguf`, with the places of the entries. */
export async function parseHeader(source: ByteSource, options: ParseOptions = {}): Promise<ParsedHeader> {
  const limits = { ...defaultGgufLimits, ...options.limits };
  const reader = new HeaderReader(source, limits.headerBytes);
  const version = await readVersion(reader);
  await reader.need(16, 'the counts of tensors and metadata keys');
  const tensorCount = reader.uint64('the number of tensors');
  const metadataCount = reader.uint64('the number of metadata keys');
  const { values: metadata, spans } = await readMetadata(reader, metadataCount, {
    arrays: options.arrays ?? 'omit',
    limits,
  });
  const alignment = alignmentOf(reader, metadata);
  const tensors = await readTensors(reader, tensorCount, limits);
  const dataOffset = Math.ceil(reader.offset / alignment) * alignment;
  checkTensorData(reader, tensors, dataOffset, alignment);
  return { file: { version, fileSize: source.size, metadata, tensors, dataOffset }, spans, alignment };
}

async function readVersion(reader: HeaderReader): Promise<number> {
  await reader.need(4, 'the magic number');
  if (reader.uint32() !== magicNumber) throw reader.failure('it does not start with the four letters GGUF', 0);
  await reader.need(4, 'the version');
  const version = reader.uint32();
  if (version === 2 || version === 3) return version;
  // Small numbers stored with the other byte order have nothing in the lower half.
  if (version !== 0 && version % 2 ** 16 === 0) {
    throw reader.failure('it is big-endian; convert it to little-endian with gguf_convert_endian.py of llama.cpp', 4);
  }
  if (version === 1)
    throw reader.failure('version 1 of the format is not supported; convert the original model again', 4);
  throw reader.failure(`version ${version} of the format is not known; 2 and 3 are`, 4);
}

function alignmentOf(reader: HeaderReader, metadata: ReadonlyMap<string, GgufValue>): number {
  const value = metadata.get(alignmentKey);
  if (value === undefined) return defaultAlignment;
  if (typeof value !== 'number' || value === 0 || !Number.isInteger(Math.log2(value))) {
    throw reader.failure(`${alignmentKey} is ${String(value)}; it must be a power of two`);
  }
  return value;
}
