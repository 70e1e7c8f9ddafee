import { stat } from 'node:fs/promises';
import type { ModelFiles } from '@puna/runtime';

/** Bytes of the files that are loaded into memory as they are. */
export async function sizeOfFiles({ weights, projectors = [], draft }: ModelFiles): Promise<number> {
  const paths = [weights, ...projectors, ...(draft === undefined ? [] : [draft])];
  const sizes = await Promise.all(paths.map(async (path) => (await stat(path)).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
