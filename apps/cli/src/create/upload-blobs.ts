import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { ApiError } from '../client/api-error.js';
import type { ServerClient } from '../client/server-client.js';
import type { ProgressDisplay } from '../progress/progress-display.js';

/** Files that are read at the same time: more would only make a disk seek. */
const parallelFiles = 4;

/** `sha256:` and as many digits as tell files apart. */
const shownLength = 'sha256:'.length + 12;

/**
 * Brings files to the server, except those that it has already. They are streamed from the disk twice, to hash and to
 * send, and never held in memory.
 *
 * @param paths absolute paths, in any number and repeated as they like.
 * @returns the digest of each file, as `sha256:<hex>`.
 */
export async function uploadBlobs(
  client: ServerClient,
  paths: Iterable<string>,
  display: ProgressDisplay,
): Promise<Map<string, string>> {
  const digests = new Map<string, string>();
  const waiting = [...new Set(paths)];
  const work = async (): Promise<void> => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const digest = await hashFile(path);
      digests.set(path, digest);
      if (!(await hasBlob(client, digest))) await sendBlob(client, path, digest, display);
    }
  };
  await Promise.all(Array.from({ length: parallelFiles }, work));
  return digests;
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return `sha256:${hash.digest('hex')}`;
}

async function hasBlob(client: ServerClient, digest: string): Promise<boolean> {
  try {
    await client.fetch(`${client.url}/api/blobs/${digest}`, { method: 'HEAD' });
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return false;
    throw error;
  }
}

async function sendBlob(client: ServerClient, path: string, digest: string, display: ProgressDisplay): Promise<void> {
  const { size } = await stat(path);
  let sent = 0;
  const label = `copying file ${digest.slice(0, shownLength)}…`;
  const showProgress = (): void => display.transfer(digest, label, size, sent);
  async function* chunks(): AsyncGenerator<Buffer> {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
      yield chunk as Buffer;
      sent += (chunk as Buffer).length;
      showProgress();
    }
  }
  showProgress();
  await client.fetch(`${client.url}/api/blobs/${digest}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'content-length': String(size) },
    body: Readable.from(chunks(), { objectMode: false }),
  });
  display.finish(digest);
}
