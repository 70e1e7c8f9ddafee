import { cp, readdir, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelFiles } from '@puna/runtime';

/** A copy of a model whose largest file ends in the middle, as after a broken download. */
export async function cutModel(files: ModelFiles, folder: string): Promise<ModelFiles> {
  const weights = join(folder, `cut-${files.format}`);
  await cp(files.weights, weights, { recursive: true });
  const { path, size } = await largestFile(weights);
  await truncate(path, Math.floor(size / 2));
  return { ...files, weights };
}

/** A file of the right format's name with nothing of it inside. */
export async function garbageModel(files: ModelFiles, folder: string): Promise<ModelFiles> {
  const weights = join(folder, `garbage-${files.format}`);
  const bytes = Uint8Array.from({ length: 10_000 }, (_, index) => (index * 7919) % 251);
  await writeFile(weights, bytes);
  return { ...files, weights };
}

async function largestFile(path: string): Promise<{ readonly path: string; readonly size: number }> {
  const information = await stat(path);
  if (!information.isDirectory()) return { path, size: information.size };
  const names = await readdir(path);
  const files = await Promise.all(names.map((name) => largestFile(join(path, name))));
  return files.reduce((largest, file) => (file.size > largest.size ? file : largest), { path, size: -1 });
}
