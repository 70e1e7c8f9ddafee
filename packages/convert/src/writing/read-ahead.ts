import type { FileHandle } from 'node:fs/promises';
import { BufferRing } from './buffer-ring.js';

/** A part of an open file. */
export interface FileRange {
  readonly handle: FileHandle;
  /** Bytes from the start of the file. */
  readonly position: number;
  readonly byteLength: number;
  /** The error for a file that ends before. */
  readonly onShort: (position: number) => Error;
}

/** Bytes of one read: large enough that the disk decides how fast it goes, small enough to stay in the processor's cache. */
const readBytes = 1024 * 1024;

/**
 * Reads parts of files in order. The next part is being read while one is used; a part stays until the one after the next
 * is asked for. Each starts at a multiple of 8 bytes in memory.
 */
export async function* readAhead(ranges: Iterable<FileRange>): AsyncGenerator<Uint8Array> {
  const iterator = ranges[Symbol.iterator]();
  // One is being read, one was just given, and one may still be on its way to the disk.
  const buffers = new BufferRing(3);
  const readNext = (): Promise<Uint8Array> | undefined => {
    const next = iterator.next();
    if (next.done) return undefined;
    return readRange(next.value, buffers.next(next.value.byteLength));
  };
  let pending = readNext();
  try {
    while (pending !== undefined) {
      const part = await pending;
      pending = readNext();
      yield part;
    }
  } finally {
    // Where the reader is left early, the file may be closed only when nothing is being read.
    await pending?.catch(() => undefined);
  }
}

/**
 * The parts that a long range is read in.
 *
 * @param unit bytes that stay together; a part is longer than usual where a unit is
 */
export function* splitRange(range: FileRange, unit = 1): Generator<FileRange> {
  const step = Math.max(1, Math.floor(readBytes / unit)) * unit;
  for (let start = 0; start < range.byteLength; start += step) {
    const byteLength = Math.min(step, range.byteLength - start);
    yield { ...range, position: range.position + start, byteLength };
  }
}

async function readRange(range: FileRange, target: Uint8Array): Promise<Uint8Array> {
  const { handle, position, byteLength, onShort } = range;
  let filled = 0;
  while (filled < byteLength) {
    const { bytesRead } = await handle.read(target, filled, byteLength - filled, position + filled);
    if (bytesRead === 0) throw onShort(position + filled);
    filled += bytesRead;
  }
  return target;
}
