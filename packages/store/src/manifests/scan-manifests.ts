import { join } from 'node:path';
import { hasSystemCode } from '@puna/errors';
import { formatFullName } from '@puna/protocol';
import { CorruptManifestError } from '../errors/corrupt-manifest-error.js';
import { findPlaces, nameOfPlace } from './manifest-paths.js';
import { readManifestFile, type StoredManifest } from './stored-manifest.js';

/** All manifests of a store, and what is in their folder but is none. */
export interface ManifestScan {
  /** In no particular order. */
  readonly manifests: StoredManifest[];
  /** One sentence for each file that is no manifest or is not in the place of a valid name. */
  readonly problems: string[];
}

/** Few enough that a store of thousands of models does not use up the open files of the process. */
const filesAtOnce = 32;

/** Reads every manifest. A file that can't be used becomes a problem in the answer, not an error. */
export async function scanManifests(directory: string): Promise<ManifestScan> {
  const scan: ManifestScan = { manifests: [], problems: [] };
  const places = await findPlaces(directory);
  for (let start = 0; start < places.length; start += filesAtOnce) {
    const some = places.slice(start, start + filesAtOnce);
    await Promise.all(some.map((place) => readPlace(directory, place, scan)));
  }
  return scan;
}

async function readPlace(directory: string, place: readonly string[], scan: ManifestScan): Promise<void> {
  const path = join(directory, ...place);
  const name = nameOfPlace(place);
  if (name === undefined) {
    scan.problems.push(`${path} is not the place of a valid model name`);
    return;
  }
  try {
    const stored = await readManifestFile(name, path);
    if (stored !== undefined) scan.manifests.push(stored);
  } catch (error) {
    if (CorruptManifestError.isInstance(error)) scan.problems.push(error.message);
    else if (hasSystemCode(error, ['EACCES', 'EPERM', 'EISDIR', 'EIO', 'ELOOP'])) {
      scan.problems.push(`the manifest of ${formatFullName(name)} can't be read: ${String(error)}`);
    } else throw error;
  }
}
