import { open } from 'node:fs/promises';
import { LoadError } from '@puna/runtime';
import { ByteReader } from './byte-reader.js';

/** What the header of a GGUF file says that has to be known before a llama-server is started. */
export interface ModelHeader {
  /** `general.architecture`; empty where the header has none. */
  readonly architecture: string;

  /** How an encoder's vectors become one; undefined for models that generate. */
  readonly pooling: Pooling | undefined;
}

/** llama.cpp's kinds of pooling (`llama_pooling_type`). */
export type Pooling = 'none' | 'mean' | 'cls' | 'last' | 'rank';

const poolings: readonly Pooling[] = ['none', 'mean', 'cls', 'last', 'rank'];
const textType = 8;
const listType = 9;
const uint32Type = 4;

/** Bytes of each number type of the format, by its code. */
const numberSizes: Readonly<Record<number, number>> = {
  0: 1,
  1: 1,
  2: 2,
  3: 2,
  4: 4,
  5: 4,
  6: 4,
  7: 1,
  10: 8,
  11: 8,
  12: 8,
};

/** Longer than any name of an architecture; other texts are skipped. */
const longestText = 1024;
const mostKeys = 100_000;

/**
 * Reads what is needed of a GGUF header; the vocabulary is skipped.
 * Format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
 *
 * @returns undefined where the file is no GGUF file of version 2 or 3.
 * @throws LoadError where the header is damaged; the file system's error where the file can't be read.
 */
export async function readModelHeader(path: string): Promise<ModelHeader | undefined> {
  const file = await open(path, 'r');
  try {
    const reader = new ByteReader(file);
    const start = await reader.read(24).catch(() => undefined);
    if (start?.toString('latin1', 0, 4) !== 'GGUF') return undefined;
    if (![2, 3].includes(start.readUInt32LE(4))) return undefined;
    return describe(await readValues(reader, Number(start.readBigUInt64LE(16))));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new LoadError(`The GGUF file ${path} is damaged: ${error.message}.`, { path }, { cause: error });
  } finally {
    await file.close();
  }
}

function describe(values: ReadonlyMap<string, string | number>): ModelHeader {
  const architecture = String(values.get('general.architecture') ?? '');
  const pooling = values.get(`${architecture}.pooling_type`);
  return { architecture, pooling: pooling === undefined ? undefined : (poolings[Number(pooling)] ?? 'none') };
}

/** The short texts and the numbers of 32 bits. */
async function readValues(reader: ByteReader, count: number): Promise<Map<string, string | number>> {
  if (count > mostKeys) throw new RangeError(`it claims to hold ${count} keys`);
  const values = new Map<string, string | number>();
  for (let index = 0; index < count; index++) {
    const key = (await readText(reader)) ?? '';
    const type = await readUint32(reader);
    if (type === textType) values.set(key, (await readText(reader)) ?? '');
    else if (type === uint32Type) values.set(key, await readUint32(reader));
    else if (type === listType) await skipList(reader);
    else reader.skip(sizeOf(type));
  }
  return values;
}

/** A text; undefined, and skipped, where it is long. */
async function readText(reader: ByteReader): Promise<string | undefined> {
  const length = await readLength(reader);
  if (length <= longestText) return (await reader.read(length)).toString('utf8');
  reader.skip(length);
  return undefined;
}

async function skipList(reader: ByteReader): Promise<void> {
  const type = await readUint32(reader);
  const length = await readLength(reader);
  if (type === textType) await reader.skipTexts(length);
  else reader.skip(sizeOf(type) * length);
}

async function readUint32(reader: ByteReader): Promise<number> {
  return (await reader.read(4)).readUInt32LE(0);
}

async function readLength(reader: ByteReader): Promise<number> {
  const length = (await reader.read(8)).readBigUInt64LE(0);
  if (length > BigInt(Number.MAX_SAFE_INTEGER)) throw new RangeError(`it claims to hold ${length} bytes in one value`);
  return Number(length);
}

function sizeOf(type: number): number {
  const size = numberSizes[type];
  if (size === undefined) throw new RangeError(`it holds a value of the unknown type ${type}`);
  return size;
}
