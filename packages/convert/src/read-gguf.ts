import { open, stat } from 'node:fs/promises';
import type { GgufFile } from './gguf-file.js';
import type { GgufLimits } from './gguf-limits.js';
import { InvalidGgufError } from './errors/invalid-gguf-error.js';
import { fileSource } from './reading/byte-source.js';
import { openFile } from './reading/open-file.js';
import { parseGguf } from './reading/parse-gguf.js';

export interface ReadGgufOptions {
  /**
   * `all` reads every array, vocabularies too. `omit` (the default) keeps of arrays with more than 1,024 elements only type
   * and length and is several times faster.
   */
  readonly arrays?: 'all' | 'omit';
  /** Replaces single limits of `defaultGgufLimits`. */
  readonly limits?: Partial<GgufLimits>;
}

/**
 * Reads the header of a GGUF file (versions 2 and 3, little-endian): metadata, the list of tensors, where their data lies.
 * The weights are not read. Everything in the file is checked before it is used, so files from strangers are safe to read.
 *
 * @throws {InvalidGgufError} when the file is no such file, is damaged, cut off, or exceeds a limit.
 * @throws Node's system errors (`ENOENT`, `EACCES` …) when it cannot be read.
 */
export async function readGguf(path: string, options: ReadGgufOptions = {}): Promise<GgufFile> {
  const handle = await openFile(
    path,
    () => new InvalidGgufError('it is a directory or a device, not a file', { path }),
  );
  try {
    const { size } = await handle.stat();
    return await parseGguf(fileSource(handle, path, size), options);
  } finally {
    await handle.close();
  }
}

/**
 * Whether a file starts as GGUF files do. Says nothing about the rest: `readGguf` does.
 *
 * @throws Node's system errors when the file cannot be read.
 */
export async function isGguf(path: string): Promise<boolean> {
  if (!(await stat(path)).isFile()) return false;
  const handle = await open(path, 'r');
  try {
    const start = Buffer.alloc(4);
    const { bytesRead } = await handle.read(start, 0, 4, 0);
    return bytesRead === 4 && start.toString('latin1') === 'GGUF';
  } finally {
    await handle.close();
  }
}
