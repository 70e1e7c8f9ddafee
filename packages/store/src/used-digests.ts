import { digestHex } from '@puna/protocol';
import { referencedDigests } from './manifests/manifest.js';
import type { ManifestScan } from './manifests/scan-manifests.js';
import type { StoreFolders } from './store-context.js';
import { digestsOfPulls } from './unfinished/prune-unfinished.js';
import { digestsOfWorkspaces } from './unfinished/workspace-folders.js';

/**
 * The hex digests of all blobs that a model, an unfinished pull or an open workspace needs. A damaged manifest does not count: it can't be
 * loaded either, and must not keep gigabytes forever.
 *
 * @param scan of the store's manifests
 */
export async function usedDigests(
  { unfinished }: Pick<StoreFolders, 'unfinished'>,
  { manifests }: Pick<ManifestScan, 'manifests'>,
): Promise<Set<string>> {
  const digests = manifests.flatMap(({ manifest }) => referencedDigests(manifest)).map(digestHex);
  return new Set([...digests, ...(await digestsOfPulls(unfinished)), ...(await digestsOfWorkspaces(unfinished))]);
}
