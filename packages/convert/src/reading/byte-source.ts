import type { FileHandle } from 'node:fs/promises';

/** Something of known size that can be read at any position. */
export interface ByteSource {
  /** For error messages. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Fills `target` from `position` on and returns how many bytes there were; fewer than asked means the end. */
  read(target: Uint8Array, position: number): Promise<number>;
}

/** Reads from an open file; whoever opened it closes it. */
export function fileSource(handle: FileHandle, path: string, size: number): ByteSource {
  return {
    path,
    size,
    async read(target, position) {
      let filled = 0;
      while (filled < target.byteLength) {
        const { bytesRead } = await handle.read(target, filled, target.byteLength - filled, position + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return filled;
    },
  };
}
