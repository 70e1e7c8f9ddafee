// Stands in for the engine: replace it by calls of the real one, imported in `openWeights` and not before, so that whoever
// does not use it neither pays for it nor fails without it.
import { open, readFile } from 'node:fs/promises';
import { LoadError } from '@puna/runtime';

/** How a file of weights begins. A number follows: the bytes behind the line. */
export const signature = 'acme model';

/** The longest first line. */
const longestHeader = 64;

/** A model in memory. */
export interface Weights {
  readonly bytes: Uint8Array;
}

/** What the first line says; undefined where the file is no model of this engine. */
export interface Header {
  /** Bytes of the first line, its end included. */
  readonly length: number;

  /** Bytes behind it. */
  readonly size: number;
}

/**
 * Reads the first line of a file of weights.
 *
 * @throws the system's error where the file can't be read.
 */
export async function readHeader(path: string): Promise<Header | undefined> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(longestHeader), 0, longestHeader, 0);
    const [line = '', rest] = buffer.toString('latin1', 0, bytesRead).split('\n', 2);
    if (rest === undefined || !line.startsWith(signature)) return undefined;
    return { length: line.length + 1, size: Number(line.slice(signature.length)) };
  } finally {
    await file.close();
  }
}

/**
 * Reads a model into memory.
 *
 * @throws LoadError where the file is damaged.
 */
export async function openWeights(path: string): Promise<Weights> {
  const header = await readHeader(path);
  const bytes = await readFile(path);
  if (header === undefined || bytes.length !== header.length + header.size) {
    throw new LoadError(`${path} is damaged: it is shorter or longer than it says.`);
  }
  return { bytes: bytes.subarray(header.length) };
}
