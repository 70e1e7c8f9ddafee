import { InvalidSafetensorsError } from '../errors/invalid-safetensors-error.js';
import { fileSource } from '../reading/byte-source.js';
import { openFile } from '../reading/open-file.js';
import { parseSafetensors } from './parse-safetensors.js';
import type { SafetensorsFile } from './safetensors-file.js';
import type { SafetensorsLimits } from './safetensors-limits.js';

export interface ReadSafetensorsOptions {
  /** Replaces single limits of `defaultSafetensorsLimits`. */
  readonly limits?: Partial<SafetensorsLimits>;
}

/**
 * Reads the header of a safetensors file: the list of tensors and where their data lies. The weights are not read.
 * Everything is checked before it is used, so files from strangers are safe to read.
 *
 * @throws {InvalidSafetensorsError} when the file is no such file, is damaged, cut off, or exceeds a limit.
 * @throws Node's system errors (`ENOENT`, `EACCES` …) when it cannot be read.
 */
export async function readSafetensors(path: string, options: ReadSafetensorsOptions = {}): Promise<SafetensorsFile> {
  const handle = await openFile(path, () => new InvalidSafetensorsError('it is a directory or a device', { path }));
  try {
    return await parseSafetensors(fileSource(handle, path, (await handle.stat()).size), options.limits);
  } finally {
    await handle.close();
  }
}
