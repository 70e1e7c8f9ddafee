import type { RepositoryRequest } from '../authentication/authenticated-client.js';
import { BlobNotFoundError } from '../errors/blob-not-found-error.js';
import { TransferInterruptedError } from '../errors/transfer-interrupted-error.js';
import type { HttpResponse } from '../http/exchange.js';
import type { ResponseBody } from '../http/response-body.js';
import { addressOfRepository } from '../names/repository.js';
import { describeRequest, refusal, type RegistryContext } from '../registry-context.js';
import type { BlobSource } from './blob-source.js';
import type { ByteRange } from './range-set.js';

/** A blob that is asked for. */
export interface BlobIdentity {
  readonly digest: string;
  /** Bytes. */
  readonly size: number;
}

/** An answer with bytes of a blob. */
export interface RangeAnswer {
  /** Where its first byte belongs; not after the start of the range that was asked for. */
  readonly start: number;
  /** Whether it is the whole blob although only a part was asked for. */
  readonly whole: boolean;
  /** Whether it looks as it should; if not, its bytes are the first to be suspected. */
  readonly regular: boolean;
  readonly body: ResponseBody;
}

/** How a storage says that a signed URL is too old, or never was right. */
const expiredStatuses = new Set([400, 401, 403, 404, 410]);

/** A server that answers with the whole blob so often in a row no longer honours ranges. */
const slipsForgiven = 3;

/**
 * Asks a place for a range of a blob. The URL that a registry redirects to is asked directly the next time, as long as
 * it works.
 *
 * @throws what `isTemporary` decides about.
 */
export async function openRange(
  context: Pick<RegistryContext, 'client'>,
  source: BlobSource,
  blob: BlobIdentity,
  range: ByteRange,
  signal: AbortSignal,
): Promise<RangeAnswer> {
  const { repository, directUrl } = source;
  const request: RepositoryRequest = {
    repository,
    access: 'pull',
    method: 'GET',
    url: directUrl ?? source.url,
    headers: { range: `bytes=${range.start}-${range.end - 1}` },
    signal,
  };
  const response = await context.client.send(request);
  if (directUrl !== undefined && expiredStatuses.has(response.status)) {
    await response.body.discard();
    // Another connection may have a newer one already.
    if (source.directUrl === directUrl) source.directUrl = undefined;
    return openRange(context, source, blob, range, signal);
  }
  const answer = await readAnswer(request, response, blob, range);
  if (answer.whole && !answer.regular && source.honoursRanges && source.slips < slipsForgiven) {
    source.slips += 1;
    answer.body.close();
    throw new TransferInterruptedError(describeRequest(request), 'the answer is the whole blob instead of a range');
  }
  source.honoursRanges = !answer.whole;
  source.slips = 0;
  source.directUrl = isOfRegistry(request, response) ? undefined : response.url;
  return answer;
}

async function readAnswer(
  request: RepositoryRequest,
  response: HttpResponse,
  blob: BlobIdentity,
  range: ByteRange,
): Promise<RangeAnswer> {
  const interrupted = (problem: string) => {
    response.body.close();
    return new TransferInterruptedError(describeRequest(request), problem);
  };
  const { body, status } = response;
  if (status === 404 && isOfRegistry(request, response)) throw await notFound(request, response, blob);
  if (status !== 200 && status !== 206) throw await refused(request, response);
  if (response.header('content-encoding') !== undefined) throw interrupted('the answer is encoded');
  if (status === 200) {
    const length = response.header('content-length');
    if (length !== undefined && Number(length) !== blob.size) {
      throw interrupted(`the answer announces ${length} bytes, but the manifest says ${blob.size}`);
    }
    return { start: 0, whole: true, regular: range.start === 0 && range.end === blob.size, body };
  }
  const contentRange = response.header('content-range');
  if (contentRange === undefined) return { start: range.start, whole: false, regular: false, body };
  const found = parseContentRange(contentRange);
  if (found === undefined) throw interrupted('the answer has a Content-Range that makes no sense');
  const { start, end, size = blob.size } = found;
  if (size !== blob.size) throw interrupted(`the blob there has ${size} bytes, but the manifest says ${blob.size}`);
  if (start > range.start || end <= range.start) throw interrupted('the answer is another range than was asked for');
  return { start, whole: false, regular: start === range.start && end === range.end, body };
}

async function notFound(request: RepositoryRequest, response: HttpResponse, blob: BlobIdentity): Promise<Error> {
  return new BlobNotFoundError(blob.digest, request.repository.host, { cause: await refusal(request, response) });
}

/** A storage refuses a URL that the registry has only just made? Then most likely it will not the next time. */
async function refused(request: RepositoryRequest, response: HttpResponse): Promise<Error> {
  const error = await refusal(request, response);
  if (isOfRegistry(request, response) || !expiredStatuses.has(response.status)) return error;
  return new TransferInterruptedError(describeRequest(request), `${response.url.host} answered ${response.status}`, {
    cause: error,
  });
}

function isOfRegistry({ repository }: RepositoryRequest, { url }: HttpResponse): boolean {
  return url.host === addressOfRepository(repository);
}

/** Reads `bytes first-last/size`, where the size may be `*` (RFC 9110, section 14.4). */
function parseContentRange(value: string): { start: number; end: number; size?: number } | undefined {
  const match = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15}|\*)$/.exec(value.trim());
  if (match === null) return undefined;
  const [, first, last, size] = match;
  const range = { start: Number(first), end: Number(last) + 1 };
  return size === '*' ? range : { ...range, size: Number(size) };
}
