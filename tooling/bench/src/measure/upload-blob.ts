import { request } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Uploads a blob, piece by piece. */
export async function uploadBlob(url: string, digest: string, content: Readable): Promise<void> {
  const sent = request(`${url}/api/blobs/${digest}`, { method: 'POST', agent: false });
  const status = new Promise<number>((resolve, reject) => {
    sent.on('response', (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    sent.on('error', reject);
  });
  await pipeline(content, sent);
  if ((await status) >= 300) throw new Error(`the upload was answered with ${await status}`);
}
