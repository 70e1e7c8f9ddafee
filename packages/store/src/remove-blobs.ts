import { rm } from 'node:fs/promises';
import { digestHex, parseDigest } from '@puna/protocol';
import { referencedDigests } from './manifests/manifest.js';
import { scanManifests } from './manifests/scan-manifests.js';
import type { StoredManifest } from './manifests/stored-manifest.js';
import type { StoreContext } from './store-context.js';
import { digestsOfPulls } from './unfinished/prune-unfinished.js';

/** The hex digests of all blobs that these manifests refer to. */
export function digestsOfManifests(manifests: readonly StoredManifest[]): Set<string> {
  return new Set(manifests.flatMap(({ manifest }) => referencedDigests(manifest)).map(digestHex));
}

/**
 * The hex digests of all blobs that a model or an unfinished pull needs. A damaged manifest does not count: it can't be
 * loaded either, and must not keep gigabytes forever.
 */
export async function usedDigests({ folders }: StoreContext): Promise<Set<string>> {
  const { manifests } = await scanManifests(folders.manifests);
  return new Set([...digestsOfManifests(manifests), ...(await digestsOfPulls(folders.unfinished))]);
}

/**
 * Deletes those of the blobs that no manifest and no unfinished pull refers to. Call it under the lock.
 *
 * @returns the digests of the blobs that are gone now; one that was missing already is not among them.
 */
export async function removeUnusedBlobs(context: StoreContext, digests: readonly string[]): Promise<string[]> {
  const candidates = new Set(digests.map(parseDigest));
  if (candidates.size === 0) return [];
  const used = await usedDigests(context);
  const removed: string[] = [];
  for (const digest of candidates) {
    if (used.has(digestHex(digest)) || (await context.blobs.stat(digest)) === undefined) continue;
    await rm(context.blobs.path(digest), { force: true });
    removed.push(digest);
  }
  return removed;
}
