import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from '@puna/errors';
import {
  InvalidModelNameError,
  formatFullName,
  isValidModelName,
  tryParseModelName,
  type ModelName,
} from '@puna/protocol';

/** `manifests/<host>/<namespace>/<model>/<tag>` */
const levels = 4;

/**
 * The name as it is spelled on disk.
 *
 * Names keep the case they were created with, and are found in any case. Each part takes the spelling of what is
 * there; where several spellings are there, the exact one is preferred. Parts that are not there stay as they are.
 *
 * @throws InvalidModelNameError where a part could lead out of the folder.
 */
export async function findSpelling(directory: string, name: ModelName): Promise<ModelName> {
  assertValid(name);
  const found = await longestMatch(directory, [name.host, name.namespace, name.model, name.tag]);
  const [host = name.host, namespace = name.namespace, model = name.model, tag = name.tag] = found;
  return { scheme: name.scheme, host, namespace, model, tag };
}

/**
 * Where the manifest of a name is, taking its spelling as it is.
 *
 * @throws InvalidModelNameError where a part could lead out of the folder.
 */
export function manifestPath(directory: string, name: ModelName): string {
  assertValid(name);
  return join(directory, name.host, name.namespace, name.model, name.tag);
}

/** The name that belongs to a manifest's place, or nothing where the place is no valid name. */
export function nameOfPlace(place: readonly string[]): ModelName | undefined {
  const [host, namespace, model, tag] = place;
  const name = tryParseModelName(`${host}/${namespace}/${model}:${tag}`);
  // A separator inside of a part would be read as something else.
  const same = name?.host === host && name?.namespace === namespace && name?.model === model && name?.tag === tag;
  return same ? name : undefined;
}

/** Everything exactly four levels deep, each as its four path parts. */
export async function findPlaces(directory: string): Promise<string[][]> {
  let found: string[][] = [[]];
  for (let level = 0; level < levels; level += 1) {
    const deeper = found.map(async (place) => {
      const entries = await listFolder(join(directory, ...place));
      return entries.map((entry) => place.concat(entry));
    });
    found = (await Promise.all(deeper)).flat();
  }
  return found;
}

/** Names come from `parseModelName` and are valid; this is the last gate before a path is made of one. */
function assertValid(name: ModelName): void {
  if (!isValidModelName(name)) throw new InvalidModelNameError(formatFullName(name));
}

async function longestMatch(directory: string, wanted: readonly string[]): Promise<string[]> {
  const [part, ...rest] = wanted;
  if (part === undefined) return [];
  const entries = await listFolder(directory);
  const sameIgnoringCase = entries.filter((entry) => entry.toLowerCase() === part.toLowerCase());
  const exactFirst = sameIgnoringCase.sort((a, b) => Number(b === part) - Number(a === part));
  let longest: string[] = [];
  for (const entry of exactFirst) {
    const match = [entry, ...(await longestMatch(join(directory, entry), rest))];
    if (match.length === wanted.length) return match;
    if (match.length > longest.length) longest = match;
  }
  return longest;
}

/** The names in a folder in a stable order, without hidden ones (`.DS_Store`); none where it is missing or a file. */
async function listFolder(directory: string): Promise<string[]> {
  try {
    return (await readdir(directory)).filter((entry) => !entry.startsWith('.')).sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
