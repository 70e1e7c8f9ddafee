import { stat } from 'node:fs/promises';
import { basename, dirname, relative, sep } from 'node:path';
import { CommandError } from '../command-error.js';
import { expandPath } from './expand-path.js';
import { findModelFiles, findOnnxModelFiles } from './model-directory.js';
import { isPytorchFile, PytorchFileError } from './pytorch-file.js';

/** What a Modelfile builds on, as it is written there. */
export interface ModelSources {
  readonly from: readonly string[];
  readonly adapters: readonly string[];
  readonly drafts: readonly string[];

  /** FROM names a model of an engine elsewhere, whatever lies here under that name. */
  readonly isRemote?: boolean;
}

/** The same with every path resolved. Maps lead from the path that the server is told to the absolute path here. */
export interface ResolvedSources {
  /** The name of the model to build on, where there is one. */
  readonly from?: string;

  readonly files: ReadonlyMap<string, string>;
  readonly adapters: ReadonlyMap<string, string>;
  readonly drafts: ReadonlyMap<string, string>;
}

/**
 * Finds out which sources are files or directories here. What FROM names is a model where it is neither.
 *
 * @param directory where the Modelfile is.
 * @throws PytorchFileError; CommandError where a directory holds no model or FROM and DRAFT name the same path; the system's error where
 * an ADAPTER or DRAFT does not exist.
 */
export async function resolveSources(sources: ModelSources, directory: string): Promise<ResolvedSources> {
  const expand = (path: string): string => expandPath(path, directory);
  const fromPaths: string[] = [];
  let name: string | undefined;
  for (const from of sources.from) {
    if (sources.isRemote !== true && (await exists(expand(from)))) fromPaths.push(expand(from));
    else name = from;
  }

  const drafts = sources.drafts.map(expand);
  const repeated = sources.drafts.find((_, index) => fromPaths.includes(drafts[index] ?? ''));
  if (repeated !== undefined) {
    throw new CommandError(`DRAFT must not reference the same local path as FROM: ${repeated}`);
  }
  return {
    ...(name !== undefined && { from: name }),
    files: await collectFiles(fromPaths),
    adapters: await collectFiles(sources.adapters.map(expand)),
    drafts: await collectFiles(drafts),
  };
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Names like `a:b/c` are no paths on some systems.
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EINVAL' || code === 'ENAMETOOLONG') return false;
    throw error;
  }
}

/** All files that the paths stand for, each under its path below the directory that they have in common. */
async function collectFiles(paths: readonly string[]): Promise<Map<string, string>> {
  const lists = await Promise.all(paths.map(filesOf));
  const files = [...new Set(lists.flat())];
  const root = commonDirectory(files);
  return new Map(files.map((file) => [relative(root, file).split(sep).join('/') || basename(file), file]));
}

async function filesOf(path: string): Promise<string[]> {
  if ((await stat(path)).isDirectory()) return findModelFiles(path);
  if (await isPytorchFile(path)) throw new PytorchFileError(path);
  return path.endsWith('.onnx') ? findOnnxModelFiles(path) : [path];
}

/** The deepest directory that holds all files. */
function commonDirectory(files: readonly string[]): string {
  let root = dirname(files[0] ?? '');
  while (!files.every((file) => isInside(file, root)) && root !== dirname(root)) root = dirname(root);
  return root;
}

function isInside(file: string, directory: string): boolean {
  return file.startsWith(directory.endsWith(sep) ? directory : directory + sep);
}
