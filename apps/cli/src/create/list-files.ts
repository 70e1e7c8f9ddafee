import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Paths relative to `directory` of the files in its folder `folder`. */
export async function listFiles(directory: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(directory, folder), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .map((entry) => join(folder, entry.name))
    .sort();
}
