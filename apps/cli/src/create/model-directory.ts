import { readdir, realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { chooseOnnxWeights, isExternalData } from '@puna/runtime/onnx';
import { CommandError } from '../command-error.js';
import { isPytorchFile, PytorchFileError } from './pytorch-file.js';

/** Where weights may lie, best first. The first pattern that matches anything decides. */
const weightPatterns: readonly { readonly pattern: RegExp; readonly belowAsWell: boolean }[] = [
  { pattern: /^model.*\.safetensors$/, belowAsWell: true },
  { pattern: /^(adapter_model|adapters).*\.safetensors$/, belowAsWell: false },
  { pattern: /^consolidated.*\.safetensors$/, belowAsWell: false },
  { pattern: /\.gguf$/, belowAsWell: false },
];

/** Folders with the same model for other programs, with states of its training, and what downloads keep for themselves. */
const otherFolders = /^(onnx|openvino|checkpoint-\d+|\..*)$/;

/**
 * Finds the files that make up a model in a directory, as publishers lay them out: weights, settings, tokenizer.
 *
 * @returns absolute paths.
 * @throws PytorchFileError where the only weights are PyTorch's; CommandError where there are none, or where a file is a
 * link that leads out of the directory.
 */
export async function findModelFiles(directory: string): Promise<string[]> {
  const here = await listFiles(directory, '');
  const below = await listFilesBelow(directory);
  const weights = weightPatterns
    .map(({ pattern, belowAsWell }) => matching(belowAsWell ? [...here, ...below] : here, pattern))
    .find((files) => files.length > 0);
  const files = [
    ...(weights ?? (await findOnnxWeights(directory)) ?? (await findOtherWeights(here, directory))),
    ...(await findSettings(directory)),
  ];
  await Promise.all(files.map((file) => checkInside(file, directory)));
  return files.map((file) => join(directory, file));
}

/** Everything of a model that is no weights. */
async function findSettings(directory: string): Promise<string[]> {
  const here = await listFiles(directory, '');
  const below = await listFilesBelow(directory);
  const tokenizers = [here, below].map((files) => matching(files, /^tokenizer\.model$/));
  return [
    ...matching([...here, ...below], /\.json$/),
    ...matching(here, /^chat_template\.jinja$/),
    ...(tokenizers.find((found) => found.length > 0) ?? []),
  ];
}

/**
 * The files of the ONNX model that weights belong to, as publishers lay them out: the weights in a folder `onnx`, or beside
 * the settings.
 *
 * @param path of the weights: of the variants that publishers offer, the one to take.
 */
export async function findOnnxModelFiles(path: string): Promise<string[]> {
  const folder = dirname(path);
  const directory = basename(folder) === 'onnx' ? dirname(folder) : folder;
  const settings = await findSettings(directory);
  const weights = await withExternalData(directory, relative(directory, path));
  await Promise.all([...weights, ...settings].map((file) => checkInside(file, directory)));
  return [...weights, ...settings].map((file) => join(directory, file));
}

/** The best weights in ONNX; undefined where there are none. */
async function findOnnxWeights(directory: string): Promise<string[] | undefined> {
  for (const folder of ['onnx', '']) {
    const names = (await listFiles(directory, folder).catch(() => [])).map((file) => basename(file));
    const chosen = chooseOnnxWeights(names);
    if (chosen !== undefined) return withExternalData(directory, join(folder, chosen));
  }
  return undefined;
}

/** Weights with the files of their larger tensors. */
async function withExternalData(directory: string, weights: string): Promise<string[]> {
  const files = await listFiles(directory, dirname(weights));
  return [weights, ...files.filter((file) => isExternalData(basename(weights), basename(file)))];
}

/** Weights whose names do not say in which format they are. The server looks into them. */
async function findOtherWeights(here: readonly string[], directory: string): Promise<string[]> {
  const candidates = matching(here, /\.(bin|pth)$/);
  const arePytorch = await Promise.all(candidates.map((file) => isPytorchFile(join(directory, file))));
  const others = candidates.filter((file, index) => file.endsWith('.bin') && arePytorch[index] !== true);
  if (others.length > 0) return others;
  const pytorch = candidates.find((_, index) => arePytorch[index]);
  throw pytorch === undefined
    ? new CommandError('no Modelfile or safetensors files found')
    : new PytorchFileError(pytorch);
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
  const folders = entries
    .filter((entry) => entry.isDirectory() && !otherFolders.test(entry.name))
    .map((entry) => entry.name);
  const lists = await Promise.all(folders.sort().map((folder) => listFiles(directory, folder)));
  return lists.flat();
}

function matching(files: readonly string[], pattern: RegExp): string[] {
  return files.filter((file) => pattern.test(file.slice(file.lastIndexOf(sep) + 1)));
}

/** The folders in which Hugging Face's programs keep their downloads. */
const downloadCache = /[/\\](\.cache|models--[^/\\]+[/\\]snapshots)([/\\]|$)/;

async function checkInside(file: string, directory: string): Promise<void> {
  const target = relative(await realpath(directory), await realpath(join(directory, file)));
  if (target !== '..' && !target.startsWith(`..${sep}`) && !isAbsolute(target)) return;
  const hint = downloadCache.test(directory)
    ? 'the files of a download cache are links that lead out of it: download the model with --local-dir'
    : 'copy the file that the link leads to into the directory';
  throw new CommandError(`insecure path: ${file}`, { hint });
}
