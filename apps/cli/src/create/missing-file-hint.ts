import { expandPath } from './expand-path.js';

const looksLikePath = /^[.~/\\]|^[A-Za-z]:\\|\.(gguf|safetensors|bin)$/;

/**
 * What to say where nothing can be made from what FROM names, because it is meant as a file but there is none: a server
 * only says that it knows no model of that name.
 *
 * @param from the name that was taken for a model's, as it is written.
 * @param directory where the Modelfile is.
 * @returns nothing where it does not look like a file.
 */
export function missingFileHint(from: string | undefined, directory: string): string | undefined {
  if (from === undefined || !looksLikePath.test(from)) return undefined;
  return `there is no file ${expandPath(from, directory)}, so "${from}" was taken for the name of a model`;
}
