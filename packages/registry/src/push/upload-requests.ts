import type { RepositoryRequest } from '../authentication/authenticated-client.js';
import { RegistryResponseError } from '../errors/registry-response-error.js';
import type { HttpResponse } from '../http/exchange.js';
import { retry } from '../http/retry.js';
import { repositoryUrl, type Repository } from '../names/repository.js';
import { describeRequest, refusal, type RegistryContext } from '../registry-context.js';

/** What all requests of one push have in common. */
export interface UploadContext {
  readonly context: RegistryContext;
  readonly repository: Repository;
  readonly digest: string;
  readonly signal: AbortSignal;
}

/** An upload that the registry is ready for. */
export interface OpenedUpload {
  /** Where the next chunk goes. */
  readonly location: URL;
  /** No chunk but the last may be shorter: bytes. */
  readonly smallestChunkBytes: number;
}

/** Whether the registry has the blob. */
export async function hasBlob({ context, repository, digest, signal }: UploadContext): Promise<boolean> {
  const request = push(repository, 'HEAD', repositoryUrl(repository, `blobs/${digest}`), signal);
  return retry(context, signal, async () => {
    const response = await context.client.send(request);
    if (isSuccess(response)) return true;
    if (response.status === 404) return false;
    throw await refusal(request, response);
  });
}

/**
 * Opens an upload, or has the registry take the blob from another of its repositories.
 *
 * @param mountFrom the path of that repository.
 * @returns `mounted` where the registry did; not every one can, or finds the blob there.
 */
export async function openUpload(
  { context, repository, digest, signal }: UploadContext,
  mountFrom: string | undefined,
): Promise<OpenedUpload | 'mounted'> {
  const url = repositoryUrl(repository, 'blobs/uploads/');
  if (mountFrom !== undefined) {
    url.searchParams.set('mount', digest);
    url.searchParams.set('from', mountFrom);
  }
  const request: RepositoryRequest = {
    ...push(repository, 'POST', url, signal),
    headers: { 'content-length': '0' },
    alsoReads: mountFrom,
  };
  return retry(context, signal, async () => {
    const response = await context.client.send(request);
    if (!isSuccess(response)) throw await refusal(request, response);
    await response.body.discard();
    if (response.status === 201 && mountFrom !== undefined) return 'mounted';
    const smallestChunkBytes = Number(response.header('oci-chunk-min-length')) || 0;
    return { location: uploadLocation(repository, response, undefined), smallestChunkBytes };
  });
}

/**
 * Asks how far an upload is.
 *
 * @returns undefined where the registry does not know the upload any more, or can't say.
 */
export async function uploadStatus(
  { context, repository, signal }: UploadContext,
  location: URL,
): Promise<{ location: URL; offset: number } | undefined> {
  const request = push(repository, 'GET', location, signal);
  return retry(context, signal, async () => {
    const response = await context.client.send(request);
    if (response.status >= 500 || response.status === 429) throw await refusal(request, response);
    await response.body.discard();
    const last = /(\d{1,15})$/.exec(response.header('range')?.trim() ?? '')?.[1];
    if (!isSuccess(response) || last === undefined) return undefined;
    // Docker's registry says `0-0` for an upload without a byte.
    const offset = last === '0' ? 0 : Number(last) + 1;
    return { location: uploadLocation(repository, response, location), offset };
  });
}

/** Closes an upload: the registry checks the digest and the blob is there. Not repeated; see `pushBlob`. */
export async function finishUpload(upload: UploadContext, location: URL, etag: string | undefined): Promise<void> {
  const { context, repository, digest, signal } = upload;
  const url = new URL(location);
  url.searchParams.set('digest', digest);
  if (etag !== undefined) url.searchParams.set('etag', etag);
  const request: RepositoryRequest = {
    ...push(repository, 'PUT', url, signal),
    headers: { 'content-length': '0', 'content-type': 'application/octet-stream' },
    headTimeoutMilliseconds: context.limits.commitTimeoutMilliseconds,
  };
  const response = await context.client.send(request);
  if (!isSuccess(response)) throw await refusal(request, response);
  await response.body.discard();
}

/** A request that writes to a repository. */
export function push(
  repository: Repository,
  method: RepositoryRequest['method'],
  url: URL,
  signal: AbortSignal,
): RepositoryRequest {
  return { repository, access: 'push', method, url, signal };
}

export function isSuccess({ status }: HttpResponse): boolean {
  return status >= 200 && status < 300;
}

/**
 * Where an answer says that the upload goes on.
 *
 * @param before where it went so far: registries that say nothing mean the same place. Undefined at the beginning.
 */
export function uploadLocation(repository: Repository, response: HttpResponse, before: URL | undefined): URL {
  const header = response.header('docker-upload-location') ?? response.header('location') ?? before?.href;
  if (header === undefined || !URL.canParse(header, response.url.href)) {
    const answer = { status: response.status, excerpt: 'the answer does not say where the upload goes' };
    throw new RegistryResponseError(describeRequest({ method: 'POST', url: response.url }), answer);
  }
  const location = new URL(header, response.url);
  // Registries behind a proxy that ends TLS often don't know that they were asked over https.
  const isOfRegistry = location.hostname === new URL(repository.origin).hostname;
  if (isOfRegistry && repository.origin.startsWith('https:')) location.protocol = 'https:';
  return location;
}
