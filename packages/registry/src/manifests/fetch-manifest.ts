import { createHash } from 'node:crypto';
import { isDigest, parseDigest } from '@puna/protocol';
import type { RepositoryRequest } from '../authentication/authenticated-client.js';
import { DigestError } from '../errors/digest-error.js';
import { InvalidManifestError } from '../errors/invalid-manifest-error.js';
import { ManifestNotFoundError } from '../errors/manifest-not-found-error.js';
import type { HttpResponse } from '../http/exchange.js';
import { retry } from '../http/retry.js';
import { repositoryUrl, type Repository } from '../names/repository.js';
import { refusal, type RegistryContext } from '../registry-context.js';
import { manifestMediaTypes, type FetchedManifest } from './manifest.js';
import { parseManifest } from './parse-manifest.js';

/** Far more than a model of thousands of tensor layers needs. */
const largestManifestBytes = 16 * 1024 * 1024;

interface ReceivedManifest {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly digest: string;
}

/**
 * Fetches the manifest of a tag or digest from one place.
 *
 * @throws ManifestNotFoundError, UnauthorizedError, InvalidManifestError, DigestError, RegistryResponseError,
 * UnreachableError
 */
export async function fetchManifest(
  context: RegistryContext,
  repository: Repository,
  reference: string,
  signal: AbortSignal,
): Promise<FetchedManifest> {
  const received = await receive(context, repository, reference, signal);
  const { host } = repository;
  const parsed = parseManifest(received.bytes, received.mediaType);
  if (parsed.kind === 'manifest') return { ...received, manifest: parsed.manifest };
  if (parsed.kind === 'unusable') throw new InvalidManifestError(host, parsed.problem, { cause: parsed.cause });
  const [only, ...others] = parsed.manifests;
  if (only === undefined) throw new InvalidManifestError(host, 'it is a list without an entry');
  if (others.length > 0) {
    throw new InvalidManifestError(
      host,
      `it is a list of ${parsed.manifests.length} manifests, for several platforms; a model has only one`,
    );
  }
  const inner = await receive(context, repository, only.digest, signal);
  const innerParsed = parseManifest(inner.bytes, inner.mediaType);
  if (innerParsed.kind === 'manifest') return { ...inner, manifest: innerParsed.manifest };
  throw new InvalidManifestError(host, innerParsed.kind === 'list' ? 'it is a list in a list' : innerParsed.problem);
}

async function receive(
  context: RegistryContext,
  repository: Repository,
  reference: string,
  signal: AbortSignal,
): Promise<ReceivedManifest> {
  const request: RepositoryRequest = {
    repository,
    access: 'pull',
    method: 'GET',
    url: repositoryUrl(repository, `manifests/${reference}`),
    headers: { accept: Object.values(manifestMediaTypes).join(', ') },
    signal,
  };
  return retry(context, signal, async () => {
    const response = await context.client.send(request);
    if (response.status === 200) return readManifest(request, response, reference);
    const error = await refusal(request, response);
    if (response.status !== 404) throw error;
    throw new ManifestNotFoundError(`${repository.path}:${reference}`, repository.host, { cause: error });
  });
}

async function readManifest(
  request: RepositoryRequest,
  response: HttpResponse,
  reference: string,
): Promise<ReceivedManifest> {
  const { host } = request.repository;
  const { bytes, truncated } = await response.body.read(largestManifestBytes);
  if (truncated) throw new InvalidManifestError(host, `it is longer than ${largestManifestBytes} bytes`);
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  const expected = isDigest(reference) ? reference : response.header('docker-content-digest');
  // Registries may name digests of other algorithms, which say nothing here.
  if (expected !== undefined && isDigest(expected) && parseDigest(expected) !== digest) {
    throw new DigestError(`the manifest ${request.repository.path}:${reference}`, parseDigest(expected), digest, host);
  }
  const mediaType = (response.header('content-type') ?? '').split(';')[0]?.trim() ?? '';
  return { bytes, mediaType, digest };
}
