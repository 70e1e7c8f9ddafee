import { rm } from 'node:fs/promises';
import { digestHex, parseDigest } from '@puna/protocol';
import { removeUnusedFolders } from './folders/remove-folders.js';
import { scanManifests } from './manifests/scan-manifests.js';
import type { StoreContext } from './store-context.js';
import { usedDigests } from './used-digests.js';

/**
 * Deletes those of the blobs that no manifest and no unfinished pull refers to, and the folders that no manifest has. Call it
 * under the lock.
 *
 * @returns the digests of the blobs that are gone now; one that was missing already is not among them.
 */
export async function removeUnusedBlobs(context: StoreContext, digests: readonly string[]): Promise<string[]> {
  const candidates = new Set(digests.map(parseDigest));
  if (candidates.size === 0) return [];
  const scan = await scanManifests(context.folders.manifests);
  const used = await usedDigests(context.folders, scan);
  const removed: string[] = [];
  for (const digest of candidates) {
    if (used.has(digestHex(digest)) || (await context.blobs.stat(digest)) === undefined) continue;
    await rm(context.blobs.path(digest), { force: true });
    removed.push(digest);
  }
  await removeUnusedFolders(context, scan);
  return removed;
}
