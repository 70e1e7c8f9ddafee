import { InvalidFolderError } from '../errors/invalid-folder-error.js';

/** What Windows takes for a device in every folder, whatever the ending. */
const windowsDevice = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Separators, streams and wildcards of Windows, and control characters. */
// oxlint-disable-next-line no-control-regex -- these characters are what is looked for
const forbidden = /[\\:*?"<>|\u0000-\u001F\u007F]/;

/** Longer names are no file's on any usual file system. */
const longestPart = 255;
const longestPath = 1024;

/**
 * Checks that paths make up one folder on every system: they come from manifests of registries, which may be hostile.
 *
 * @throws InvalidFolderError
 */
export function checkFolderNames(names: readonly string[]): void {
  const taken = new Map<string, string>();
  for (const name of names) {
    const problem = problemOf(name);
    if (problem !== undefined) throw new InvalidFolderError(name, problem);
    const folded = name.toLowerCase();
    const other = taken.get(folded);
    if (other !== undefined) throw new InvalidFolderError(name, `is there twice on some systems (as "${other}")`);
    taken.set(folded, name);
  }
  for (const name of names) {
    const parents = name.toLowerCase().split('/').slice(0, -1);
    const file = parents.map((_, index) => parents.slice(0, index + 1).join('/')).find((path) => taken.has(path));
    if (file !== undefined) throw new InvalidFolderError(name, `lies in "${file}", which is a file`);
  }
}

function problemOf(name: string): string | undefined {
  if (name.length > longestPath) return `has ${name.length} characters`;
  if (forbidden.test(name)) return 'has characters that file names can not have everywhere';
  for (const part of name.split('/')) {
    if (part === '' || part === '.' || part === '..') return 'is no relative path';
    if (part.length > longestPart) return `has a part of ${part.length} characters`;
    if (windowsDevice.test(part)) return 'is the name of a device on Windows';
    if (/[. ]$/.test(part)) return 'has a part that ends with a dot or a blank';
  }
  return undefined;
}
