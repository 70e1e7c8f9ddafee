import type { FileHandle } from 'node:fs/promises';
import { InvalidGgufError } from '../errors/invalid-gguf-error.js';
import type { GgufFile, GgufTensor } from '../gguf-file.js';
import { fileSource } from '../reading/byte-source.js';
import { openFile } from '../reading/open-file.js';
import { parseHeader, type ParsedHeader } from '../reading/parse-gguf.js';
import type { StoredEntry, TensorToWrite } from './gguf-content.js';
import { readAhead, splitRange } from './read-ahead.js';

/** An open GGUF file, of which parts can be written into another one. */
export interface StoredGguf {
  readonly file: GgufFile;
  readonly alignment: number;
  /** The file's own metadata, to be copied. */
  entries(): Map<string, StoredEntry>;
  /** The file's tensors, to be copied. */
  tensors(): TensorToWrite[];
  close(): Promise<void>;
}

/**
 * Opens a GGUF file to copy from it.
 *
 * @throws {InvalidGgufError} and Node's system errors, as `readGguf` does.
 */
export async function openStoredGguf(path: string): Promise<StoredGguf> {
  const handle = await openFile(
    path,
    () => new InvalidGgufError('it is a directory or a device, not a file', { path }),
  );
  try {
    const header = await parseHeader(fileSource(handle, path, (await handle.stat()).size));
    return storedGguf(handle, path, header);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

function storedGguf(handle: FileHandle, path: string, { file, spans, alignment }: ParsedHeader): StoredGguf {
  const onShort = (offset: number): Error =>
    new InvalidGgufError('the file became shorter while it was read', { path, offset });
  const range = (position: number, byteLength: number): AsyncIterable<Uint8Array> =>
    readAhead(splitRange({ handle, position, byteLength, onShort }));
  const tensorToWrite = ({ name, type, shape, offset, byteLength }: GgufTensor): TensorToWrite => ({
    name,
    type,
    shape,
    data: () => range(file.dataOffset + offset, byteLength),
  });
  return {
    file,
    alignment,
    entries: () =>
      new Map(
        [...spans].map(([key, { start, end }]) => [key, { type: 'stored', bytes: () => range(start, end - start) }]),
      ),
    tensors: () => file.tensors.map(tensorToWrite),
    close: () => handle.close(),
  };
}
