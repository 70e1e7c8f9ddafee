import { open, stat, type FileHandle } from 'node:fs/promises';

/**
 * Opens a file for reading. What is no file is refused before: opening a named pipe would wait for a writer for ever.
 *
 * @param failure makes the error for a directory or a device
 * @throws Node's system errors (`ENOENT`, `EACCES` …) where it can't be opened.
 */
export async function openFile(path: string, failure: () => Error): Promise<FileHandle> {
  if (!(await stat(path)).isFile()) throw failure();
  return open(path, 'r');
}
