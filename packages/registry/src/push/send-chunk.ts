import type { RepositoryRequest } from '../authentication/authenticated-client.js';
import { describeRequest, refusal } from '../registry-context.js';
import type { HttpResponse } from '../http/exchange.js';
import type { ByteRange } from '../pull/range-set.js';
import { ChunkBody } from './chunk-body.js';
import { isSuccess, push, uploadLocation, type UploadContext } from './upload-requests.js';

/** One chunk of a file. */
export interface Chunk {
  readonly path: string;
  readonly range: ByteRange;
  readonly onSent: (bytes: number) => void;
}

/** What became of a chunk. */
export type ChunkAnswer =
  /** The registry has it. */
  | { readonly kind: 'stored'; readonly location: URL }
  /** The registry wants it at another place; the next chunk can be announced meanwhile. */
  | { readonly kind: 'redirected'; readonly location: URL; readonly target: URL };

/** A registry may write to its own storage for a while before it takes more. */
const patience = 6;

/**
 * Sends a chunk to the registry.
 *
 * @throws RegistryResponseError with 404 where the upload is gone, 416 where the registry expects another chunk, 413
 * where it is too long; what `isTemporary` decides about; LocalFileError.
 */
export async function sendChunk(upload: UploadContext, location: URL, chunk: Chunk): Promise<ChunkAnswer> {
  const { range } = chunk;
  const headers = {
    'content-range': `${range.start}-${range.end - 1}`,
    // The vendor's registry then says where its storage takes the chunk; others ignore it.
    'x-redirect-uploads': '1',
  };
  const { request, response } = await sendBody(upload, 'PATCH', location, chunk, headers);
  const target = response.header('location');
  if (response.status === 307 && response.header('docker-upload-location') !== undefined && target !== undefined) {
    // The body may be half sent, so this connection is of no more use.
    response.body.close();
    const next = uploadLocation(upload.repository, response, location);
    return { kind: 'redirected', location: next, target: new URL(target, location) };
  }
  if (!isSuccess(response)) throw await refusal(request, response);
  await response.body.discard();
  return { kind: 'stored', location: uploadLocation(upload.repository, response, location) };
}

/** Sends a chunk to a storage that the registry named, with nothing but what is in that URL. Returns its MD5. */
export async function sendChunkToStorage(upload: UploadContext, target: URL, chunk: Chunk): Promise<Buffer> {
  const { request, response, body } = await sendBody(upload, 'PUT', target, chunk, {});
  if (!isSuccess(response)) throw await refusal(request, response);
  await response.body.discard();
  return body.md5();
}

async function sendBody(
  { context, repository, signal }: UploadContext,
  method: 'PATCH' | 'PUT',
  url: URL,
  { path, range, onSent }: Chunk,
  headers: Record<string, string>,
): Promise<{ request: RepositoryRequest; response: HttpResponse; body: ChunkBody }> {
  const { limits } = context;
  const stallTimeoutMilliseconds = limits.stallTimeoutMilliseconds * patience;
  const described = describeRequest({ method, url });
  const body = new ChunkBody({ path, range, stallTimeoutMilliseconds, onSent, request: described });
  const request: RepositoryRequest = {
    ...push(repository, method, url, AbortSignal.any([signal, body.stalled])),
    headers: {
      ...headers,
      'content-type': 'application/octet-stream',
      'content-length': String(range.end - range.start),
    },
    body: () => body.open(method === 'PUT'),
    headTimeoutMilliseconds: limits.commitTimeoutMilliseconds,
    // A PATCH that is redirected may mean a PUT elsewhere.
    redirects: 'return',
  };
  try {
    return { request, response: await context.client.send(request), body };
  } catch (error) {
    throw body.failure ?? error;
  }
}
