import { readFile } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { resolve as resolveModule } from 'import-meta-resolve';

/** The subpath of an adapter's package whose default export makes the runtime. */
const factorySubpath = 'factory';

/**
 * The module that makes an adapter.
 *
 * @param entry name of a package, looked up from the working directory and then from the server's own place; or the path of
 *   a package's folder, which begins with a dot or is absolute.
 * @throws Error with Node's code where there is none.
 */
export async function findFactory(entry: string, workingDirectory = process.cwd()): Promise<string> {
  if (isAbsolute(entry) || entry.startsWith('.')) return inFolder(resolve(workingDirectory, entry));
  const module = `${entry}/${factorySubpath}`;
  try {
    return resolveModule(module, pathToFileURL(join(workingDirectory, 'package.json')).href);
  } catch {
    return resolveModule(module, import.meta.url);
  }
}

/** A package may name itself, so its own `exports` say where its factory is. */
async function inFolder(folder: string): Promise<string> {
  const file = join(folder, 'package.json');
  const { name } = JSON.parse(await readFile(file, 'utf8')) as { readonly name: string };
  return resolveModule(`${name}/${factorySubpath}`, pathToFileURL(file).href);
}
