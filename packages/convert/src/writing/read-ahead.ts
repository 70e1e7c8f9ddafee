import type { FileHandle } from 'node:fs/promises';

/** A part of an open file. */
export interface FileRange {
  readonly handle: FileHandle;
  /** Bytes from the start of the file. */
  readonly position: number;
  readonly byteLength: number;
  /** The error for a file that ends before. */
  readonly onShort: (position: number) => Error;
}

/** Bytes of one read: large enough that the disk's speed decides, small enough that memory does not matter. */
export const readBytes = 4 * 1024 * 1024;

/**
 * Reads parts of files in order. The next part is being read while one is used; a part is there until the next one is
 * asked for. Each starts at a multiple of 8 bytes in memory.
 */
export async function* readAhead(ranges: Iterable<FileRange>): AsyncGenerator<Uint8Array> {
  const iterator = ranges[Symbol.iterator]();
  const buffers: [Uint8Array, Uint8Array] = [new Uint8Array(0), new Uint8Array(0)];
  const readNext = (): Promise<Uint8Array> | undefined => {
    const next = iterator.next();
    if (next.done) return undefined;
    buffers.reverse();
    if (buffers[0].byteLength < next.value.byteLength) buffers[0] = new Uint8Array(next.value.byteLength);
    return readRange(next.value, buffers[0]);
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

/** The parts that a long range is read in. */
export function* splitRange(range: FileRange): Generator<FileRange> {
  for (let start = 0; start < range.byteLength; start += readBytes) {
    const byteLength = Math.min(readBytes, range.byteLength - start);
    yield { ...range, position: range.position + start, byteLength };
  }
}

async function readRange({ handle, position, byteLength, onShort }: FileRange, buffer: Uint8Array): Promise<Uint8Array> {
  const target = buffer.subarray(0, byteLength);
  let filled = 0;
  while (filled < byteLength) {
    const { bytesRead } = await handle.read(target, filled, byteLength - filled, position + filled);
    if (bytesRead === 0) throw onShort(position + filled);
    filled += bytesRead;
  }
  return target;
}
