import { createHash } from 'node:crypto';
import type { RepositoryRequest } from '../authentication/authenticated-client.js';
import { retry } from '../http/retry.js';
import { repositoryUrl, type Repository } from '../names/repository.js';
import { refusal, type RegistryContext } from '../registry-context.js';

/**
 * Stores a manifest under a tag. The registry must have all of its blobs by then.
 *
 * @returns the digest of the manifest.
 * @throws UnauthorizedError, RegistryResponseError, UnreachableError
 */
export async function pushManifest(
  context: RegistryContext,
  repository: Repository,
  tag: string,
  manifest: { readonly bytes: Uint8Array; readonly mediaType: string },
  signal: AbortSignal,
): Promise<string> {
  const { bytes, mediaType } = manifest;
  const request: RepositoryRequest = {
    repository,
    access: 'push',
    method: 'PUT',
    url: repositoryUrl(repository, `manifests/${tag}`),
    headers: { 'content-type': mediaType, 'content-length': String(bytes.byteLength) },
    body: () => bytes,
    signal,
    headTimeoutMilliseconds: context.limits.commitTimeoutMilliseconds,
  };
  await retry(context, signal, async () => {
    const response = await context.client.send(request);
    if (response.status < 200 || response.status > 299) throw await refusal(request, response);
    await response.body.discard();
  });
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
