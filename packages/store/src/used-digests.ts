import { digestHex } from '@puna/protocol';
import { referencedDigests } from './manifests/manifest.js';
import type { ManifestScan } from './manifests/scan-manifests.js';
import type { StoreFolders } from './store-context.js';
import { digestsOfPulls } from './unfinished/prune-unfinished.js';

/**
 * The hex digests of all blobs that a model or an unfinished pull needs. A damaged manifest does not count: it can't be
 * loaded either, and must not keep gigabytes forever.
 *
 * @param scan of the store's manifests
 */
export async function usedDigests(
  { unfinished }: Pick<StoreFolders, 'unfinished'>,
  { manifests }: Pick<ManifestScan, 'manifests'>,
): Promise<Set<string>> {
  const digests = manifests.flatMap(({ manifest }) => referencedDigests(manifest)).map(digestHex);
  return new Set([...digests, ...(await digestsOfPulls(unfinished))]);
}
