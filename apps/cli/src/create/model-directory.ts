import { readdir, realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { CommandError } from '../command-error.js';

/** Where weights may lie, best first. The first pattern that matches anything decides. */
const weightPatterns: readonly { readonly pattern: RegExp; readonly belowAsWell: boolean }[] = [
  { pattern: /^model.*\.safetensors$/, belowAsWell: true },
  { pattern: /^(adapter_model|adapters).*\.safetensors$/, belowAsWell: false },
  { pattern: /^consolidated.*\.safetensors$/, belowAsWell: false },
  { pattern: /^pytorch_model.*\.bin$/, belowAsWell: false },
  { pattern: /^consolidated.*\.pth$/, belowAsWell: false },
  { pattern: /\.gguf$/, belowAsWell: false },
  { pattern: /\.bin$/, belowAsWell: false },
];

/**
 * Finds the files that make up a model in a directory, as publishers lay them out: weights, settings, tokenizer.
 *
 * @returns absolute paths.
 * @throws CommandError where there is no model, or where a file is a link that leads out of the directory.
 */
export async function findModelFiles(directory: string): Promise<string[]> {
  const here = await listFiles(directory, '');
  const below = await listFilesBelow(directory);
  const weights = weightPatterns
    .map(({ pattern, belowAsWell }) => matching(belowAsWell ? [...here, ...below] : here, pattern))
    .find((files) => files.length > 0);
  if (weights === undefined) throw new CommandError('no Modelfile or safetensors files found');

  const tokenizers = [here, below].map((files) => matching(files, /^tokenizer\.model$/));
  const files = [
    ...weights,
    ...matching([...here, ...below], /\.json$/),
    ...matching(here, /^chat_template\.jinja$/),
    ...(tokenizers.find((found) => found.length > 0) ?? []),
  ];
  await Promise.all(files.map((file) => checkInside(file, directory)));
  return files.map((file) => join(directory, file));
}

/** Paths relative to `directory` of the files in its folder `folder`. */
async function listFiles(directory: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(directory, folder), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .map((entry) => join(folder, entry.name))
    .sort();
}

async function listFilesBelow(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const lists = await Promise.all(folders.sort().map((folder) => listFiles(directory, folder)));
  return lists.flat();
}

function matching(files: readonly string[], pattern: RegExp): string[] {
  return files.filter((file) => pattern.test(file.slice(file.lastIndexOf(sep) + 1)));
}

async function checkInside(file: string, directory: string): Promise<void> {
  const target = relative(await realpath(directory), await realpath(join(directory, file)));
  if (!target.startsWith('..')) return;
  const hint = directory.includes('.cache')
    ? '; it lies in a download cache, where files are links: download it with --local-dir instead'
    : '';
  throw new CommandError(`insecure path: ${file}${hint}`);
}
