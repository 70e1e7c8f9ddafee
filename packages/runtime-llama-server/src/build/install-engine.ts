import { copyFile, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { programName } from '../program/engine-directory.js';
import { recordName, type BuildRecord } from './built-engine.js';
import { isFile } from './is-file.js';

/** The programs and the libraries that they load, as they lie in the folder of a build. */
const wanted = /^(?:(?:llama-server|ggml-rpc-server)(?:\.exe)?|.*\.(?:so|dylib|dll))$/u;

/**
 * Copies what was built, and the libraries that compute, to a folder. Copies, so that the program outlives the packages
 * that they come from.
 */
export async function collectEngine(
  buildFolder: string,
  cpuLibraries: readonly string[],
  target: string,
): Promise<void> {
  await mkdir(target, { recursive: true });
  const output = await outputFolder(buildFolder);
  const files = (await readdir(output)).filter((name) => wanted.test(name));
  for (const name of files) await copyFile(join(output, name), join(target, name));
  for (const path of cpuLibraries) await copyFile(path, join(target, path.slice(dirname(path).length + 1)));
}

/** Visual Studio has a folder for each kind of build. */
async function outputFolder(buildFolder: string): Promise<string> {
  const folder = join(buildFolder, 'bin');
  return (await isFile(join(folder, programName))) ? folder : join(folder, 'Release');
}

/** Puts a folder in the place of another. A program that runs out of the old one goes on: it has its files open. */
export async function replaceFolder(folder: string, place: string, record: BuildRecord): Promise<void> {
  await writeFile(join(folder, recordName), `${JSON.stringify(record, undefined, 2)}\n`);
  const old = await mkdtemp(join(dirname(place), '.old-'));
  await rename(place, join(old, 'engine')).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await rename(folder, place);
  await rm(old, { recursive: true, force: true });
}
