import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const caches = fileURLToPath(new URL('../../../node_modules/.cache/', import.meta.url));
const unfinished = 'unfinished-';
const pythonInside = process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python';

/** What an environment of Python is made of. */
export interface PythonEnvironmentRecipe {
  /** Its folder in `node_modules/.cache`. Environments of other recipes in it are removed. */
  readonly cache: string;

  /** What the packages are, for the reason where there are none: `the Python clients`. */
  readonly what: string;

  /** The end of `pip install`. Wheels alone are taken: nothing of a package runs while it is installed. */
  readonly packages: readonly string[];

  /** Where pip runs. */
  readonly directory?: string;

  /** Texts besides Python's version that tell environments apart which can't stand in for each other. */
  readonly distinguishedBy: readonly (string | Uint8Array)[];

  /** The oldest Python that will do: `(3, 11)`. */
  readonly oldestPython?: string;

  /**
   * Adds what is not Python's.
   *
   * @param folder where the environment is made
   * @param place where it will be
   */
  readonly complete?: (folder: string, place: string) => Promise<void>;
}

/** An environment, or why there is none. */
export type PythonEnvironment =
  | { readonly folder: string; readonly python: string; readonly missing?: undefined }
  | { readonly folder?: undefined; readonly python?: undefined; readonly missing: string };

/** Finds the environment of an earlier run, or makes it; that takes as long as pip takes. */
export async function preparePythonEnvironment(recipe: PythonEnvironmentRecipe): Promise<PythonEnvironment> {
  const key = await environmentKey(recipe).catch(() => undefined);
  if (key === undefined) {
    const version = recipe.oldestPython?.replace(/[()\s]/gu, '').replace(',', '.');
    return { missing: `python3${version === undefined ? '' : ` ${version} or newer`} is not on this machine` };
  }
  const folder = join(caches, recipe.cache, key);
  const python = join(folder, pythonInside);
  const missing = (await exists(folder)) ? undefined : await makeEnvironment(recipe, folder);
  return missing === undefined ? { folder, python } : { missing };
}

async function environmentKey({ oldestPython = '(3,)', distinguishedBy }: PythonEnvironmentRecipe): Promise<string> {
  const code = `import sys; assert sys.version_info >= ${oldestPython}; print(sys.version, sys.base_prefix)`;
  const { stdout } = await run('python3', ['-c', code]);
  const hash = createHash('sha256').update(stdout);
  for (const part of distinguishedBy) hash.update(part);
  return hash.digest('hex').slice(0, 16);
}

/** Makes an environment beside its place and renames it, so that a half one is never used. */
async function makeEnvironment(recipe: PythonEnvironmentRecipe, place: string): Promise<string | undefined> {
  const cache = join(caches, recipe.cache);
  await mkdir(cache, { recursive: true });
  const beside = await mkdtemp(join(cache, unfinished));
  try {
    const made = await run('python3', ['-m', 'venv', beside]).catch(lastLine);
    if (typeof made === 'string') return `python3 can't make a virtual environment: ${made}`;
    const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--only-binary', ':all:'];
    const installed = await run(join(beside, pythonInside), [...install, ...recipe.packages], {
      cwd: recipe.directory,
    }).catch(lastLine);
    if (typeof installed === 'string') return `pip can't install ${recipe.what}: ${installed}`;
    await recipe.complete?.(beside, place);
    await rename(beside, place).catch(async (error: unknown) => {
      if (!(await exists(place))) throw error; // another test run was first
    });
    await removeOthers(cache, place);
    return undefined;
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}

async function removeOthers(cache: string, kept: string): Promise<void> {
  for (const name of await readdir(cache)) {
    const path = join(cache, name);
    if (path !== kept && !name.startsWith(unfinished)) await rm(path, { recursive: true, force: true });
  }
}

/** The last line that a program wrote to standard error, where Python and pip say what went wrong. */
function lastLine(error: unknown): string {
  const text = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
  return text.trim().split('\n').at(-1) || String(error);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
