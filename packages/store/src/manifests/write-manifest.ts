import { randomUUID } from 'node:crypto';
import { mkdir, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hasSystemCode, isMissing } from '@puna/errors';
import { formatShortName, type ModelName } from '@puna/protocol';
import { replaceFile, syncDirectory } from '../durable-file.js';
import { BlobNotFoundError } from '../errors/blob-not-found-error.js';
import { CorruptManifestError } from '../errors/corrupt-manifest-error.js';
import type { StoreContext } from '../store-context.js';
import { parseManifest } from './manifest-format.js';
import { manifestPath } from './manifest-paths.js';
import { referencedDigests } from './manifest.js';
import { readManifestFile, type StoredManifest } from './stored-manifest.js';

/** How files begin that are still being written; no model name begins with a dot. */
const temporaryPrefix = '.puna-';

/** Whether an entry of the manifests' folder is a manifest whose writing never ended. */
export function isTemporaryManifest(fileName: string): boolean {
  return fileName.startsWith(temporaryPrefix);
}

/**
 * Writes a manifest under a name that has its final spelling. Call it under the lock.
 *
 * @throws BlobNotFoundError, CorruptManifestError; nothing has changed then.
 */
export async function writeManifestFile(
  context: StoreContext,
  name: ModelName,
  bytes: Uint8Array,
): Promise<StoredManifest> {
  await assertBlobsPresent(context, name, bytes);
  const folder = context.folders.manifests;
  const path = manifestPath(folder, name);
  const firstMade = await mkdir(dirname(path), { recursive: true, mode: 0o755 });
  // Not beside the manifest but at the top, still on the same file system: exactly four levels deep everything counts
  // as a manifest, for the original too, and a leftover there would stop its pruning.
  await replaceFile(path, join(folder, `${temporaryPrefix}${randomUUID()}`), bytes);
  if (firstMade !== undefined) await syncFoldersUpwards(dirname(path), dirname(firstMade));
  const stored = await readManifestFile(name, path);
  if (stored === undefined) throw new CorruptManifestError('it vanished right after it was written', path);
  return stored;
}

/** Deletes a manifest and the folders that are empty then. Call it under the lock. */
export async function deleteManifestFile({ folders }: StoreContext, path: string): Promise<void> {
  // Recursive, since a damaged store may have a folder in the place of a manifest.
  await rm(path, { recursive: true, force: true });
  let folder = dirname(path);
  while (folder !== folders.manifests && (await removeIfEmpty(folder))) folder = dirname(folder);
  await syncDirectory(folder);
}

/** Removes an empty folder; says whether it is gone. */
export async function removeIfEmpty(folder: string): Promise<boolean> {
  try {
    await rmdir(folder);
    return true;
  } catch (error) {
    // A folder that is a link (ENOTDIR) was put there by somebody: it stays.
    if (hasSystemCode(error, ['ENOTEMPTY', 'EEXIST', 'ENOTDIR', 'EPERM', 'EACCES', 'EBUSY'])) return false;
    if (isMissing(error)) return true;
    throw error;
  }
}

async function assertBlobsPresent(context: StoreContext, name: ModelName, bytes: Uint8Array): Promise<void> {
  const digests = referencedDigests(parseManifest(bytes));
  const sizes = await Promise.all(digests.map((digest) => context.blobs.stat(digest)));
  const missing = digests.find((_, index) => sizes[index] === undefined);
  if (missing !== undefined) throw new BlobNotFoundError(missing, formatShortName(name));
}

async function syncFoldersUpwards(from: string, to: string): Promise<void> {
  for (let folder = dirname(from); folder.length >= to.length; folder = dirname(folder)) await syncDirectory(folder);
}
