import { createHash, randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { modelOn, testClient } from '../fixtures/download.js';
import {
  answer,
  digestOf,
  TestRegistry,
  type TestRegistryOptions,
  type UploadFault,
} from '@puna-tooling/testing/registry';
import { seededRandom } from '../fixtures/seeded-random.js';
import { temporaryDirectory } from '../fixtures/temporary-directory.js';
import {
  RegistryResponseError,
  SourceChangedError,
  type PushBlobOptions,
  type TransferLimits,
  type TransferProgress,
} from '../index.js';

const mebibyte = 1024 * 1024;

interface PushSetup extends TestRegistryOptions {
  readonly size?: number;
  readonly limits?: Partial<TransferLimits>;
}

/** A registry, and a client with a blob for it. */
async function setUp({ size = 5 * mebibyte, limits = {}, ...options }: PushSetup = {}) {
  const registry = await TestRegistry.start(options);
  const blob = randomBytes(size);
  const digest = digestOf(blob);
  const path = join(await temporaryDirectory(), 'blob');
  await writeFile(path, blob);
  const { client } = testClient({ limits: { uploadChunkBytes: mebibyte, ...limits } });
  const name = modelOn(registry.server.host);
  const push = (more: PushBlobOptions = {}) =>
    client.pushBlob(name, { digest, size }, path, { insecure: true, ...more });
  const stored = () => registry.blobs.get(digest)?.equals(blob) === true;
  const methods = () => registry.server.requests.map(({ method }) => method);
  return { registry, blob, digest, path, client, name, push, stored, methods };
}

/** A fault for the request of this method and number, counted from 0. */
function faultAt(method: string, number: number, fault: UploadFault): TestRegistryOptions {
  let count = 0;
  return {
    uploadFaultFor(request) {
      if (request.method !== method) return undefined;
      count += 1;
      return count - 1 === number ? fault : undefined;
    },
  };
}

function md5(bytes: Buffer) {
  return createHash('md5').update(bytes);
}

describe('a push', () => {
  it('sends chunks in order and tells how far it is', async () => {
    const { registry, push, stored, methods } = await setUp({ size: 2.5 * mebibyte });
    const progress: TransferProgress[] = [];
    expect(await push({ onProgress: (step) => progress.push(step) })).toBe('uploaded');
    expect(stored()).toBe(true);
    expect(methods()).toEqual(['HEAD', 'POST', 'PATCH', 'PATCH', 'PATCH', 'PUT']);
    const chunks = registry.server.requests.filter(({ method }) => method === 'PATCH');
    expect(chunks.map(({ headers }) => [headers['content-range'], headers['content-length']])).toEqual([
      ['0-1048575', '1048576'],
      ['1048576-2097151', '1048576'],
      ['2097152-2621439', '524288'],
    ]);
    expect(progress[0]?.completed).toBe(0);
    expect(progress.at(-1)).toEqual({ completed: 2.5 * mebibyte, total: 2.5 * mebibyte });
  });

  it('sends nothing where the registry has the blob, or can take it from a repository of its own', async () => {
    const { registry, blob, digest, push, methods } = await setUp();
    registry.uploads.mountable.set(`library/base@${digest}`, blob);
    const mountFrom = modelOn(registry.server.host, 'library/base');
    expect(await push({ mountFrom })).toBe('mounted');
    expect(await push({ mountFrom })).toBe('existing');
    expect(methods()).toEqual(['HEAD', 'POST', 'HEAD']);
    expect(registry.uploads.receivedBytes).toBe(0);
  });

  it('goes on as an upload where nothing can be mounted, and does not ask for a model of another registry', async () => {
    const { registry, push, stored } = await setUp();
    expect(await push({ mountFrom: modelOn(registry.server.host, 'library/base') })).toBe('uploaded');
    expect(stored()).toBe(true);
    const other = await setUp();
    expect(await other.push({ mountFrom: modelOn('elsewhere.example', 'library/base') })).toBe('uploaded');
    expect(other.registry.server.requests[1]?.url).not.toContain('mount');
  });

  it('follows relative locations', async () => {
    const { registry, push, stored } = await setUp();
    registry.uploads.relativeLocations = true;
    await push();
    expect(stored()).toBe(true);
  });

  it('sends chunks as long as the registry wants them at least', async () => {
    const { registry, push, stored, methods } = await setUp({ size: 3 * mebibyte });
    registry.uploads.smallestChunkBytes = 2 * mebibyte;
    await push();
    expect(stored()).toBe(true);
    expect(methods().filter((method) => method === 'PATCH')).toHaveLength(2);
  });

  it.each([413, 416])('sends shorter chunks to a registry that answers %i to long ones', async (status) => {
    const { registry, push, stored } = await setUp({ size: 9 * mebibyte, limits: { uploadChunkBytes: 64 * mebibyte } });
    registry.uploads.largestChunkBytes = 4 * mebibyte;
    registry.uploads.largestChunkStatus = status;
    expect(await push()).toBe('uploaded');
    expect(stored()).toBe(true);
  });

  it('shares one upload among callers that push the same', async () => {
    const { registry, push, stored } = await setUp({ size: 4 * mebibyte });
    const results = await Promise.all(Array.from({ length: 5 }, () => push()));
    expect(new Set(results)).toEqual(new Set(['uploaded']));
    expect(stored()).toBe(true);
    expect(registry.uploads.receivedBytes).toBe(4 * mebibyte);
  });

  it('refuses a file that is not as long as it should be', async () => {
    const { path, push } = await setUp();
    await writeFile(path, 'short');
    await expect(push()).rejects.toSatisfy(SourceChangedError.isInstance);
  });

  it('says what the registry says where it does not take the bytes', async () => {
    const { path, blob, push } = await setUp();
    await writeFile(path, randomBytes(blob.length));
    const pushing = push();
    await expect(pushing).rejects.toSatisfy(RegistryResponseError.isInstance);
    await expect(pushing).rejects.toMatchObject({ status: 400, excerpt: 'provided digest did not match' });
  });
});

describe('a push to a registry that fails', () => {
  const faults: [string, string, number, UploadFault][] = [
    ['cuts a chunk', 'PATCH', 1, { kind: 'cut', after: 300_000 }],
    ['cuts a chunk before its first byte', 'PATCH', 0, { kind: 'cut', after: 0 }],
    ['loses the answer to a chunk', 'PATCH', 2, { kind: 'lost-answer' }],
    ['answers 500', 'PATCH', 1, { kind: 'status', status: 500 }],
    ['answers 429', 'PATCH', 1, { kind: 'status', status: 429, retryAfter: '1' }],
    ['forgets the upload', 'PATCH', 3, { kind: 'gone' }],
    ['forgets the upload at its end', 'PUT', 0, { kind: 'gone' }],
    ['answers 503 at the beginning', 'POST', 0, { kind: 'status', status: 503 }],
    ['answers 502 at the end', 'PUT', 0, { kind: 'status', status: 502 }],
    ['loses the last answer', 'PUT', 0, { kind: 'lost-answer' }],
  ];

  it.each(faults)('that %s goes on', async (_, method, number, fault) => {
    const { push, stored } = await setUp(faultAt(method, number, fault));
    expect(await push()).toBe('uploaded');
    expect(stored()).toBe(true);
  });

  it('does not send again what the registry has', async () => {
    const { registry, push, stored, blob } = await setUp(faultAt('PATCH', 3, { kind: 'cut', after: 500_000 }));
    await push();
    expect(stored()).toBe(true);
    expect(registry.uploads.receivedBytes).toBeLessThan(1.3 * blob.length);
  });

  it('goes on through 60 random faults', async () => {
    const random = seededRandom(11);
    let left = 60;
    const { push, stored } = await setUp({
      size: 30 * mebibyte,
      uploadFaultFor(request) {
        const rarely = request.method !== 'PATCH' && random(4) > 0;
        if (left === 0 || rarely) return undefined;
        left -= 1;
        const cut: UploadFault = { kind: 'cut', after: random(mebibyte) };
        const failures: UploadFault[] = [cut, cut, { kind: 'status', status: 503 }, { kind: 'lost-answer' }];
        return failures[request.method === 'PATCH' ? random(failures.length) : 2];
      },
    });
    expect(await push()).toBe('uploaded');
    expect(stored()).toBe(true);
    expect(left).toBe(0);
  });

  it('gives up where nothing helps', async () => {
    const { push } = await setUp({
      limits: { attempts: 3 },
      uploadFaultFor: ({ method }) => (method === 'PATCH' ? { kind: 'status', status: 503 } : undefined),
    });
    await expect(push()).rejects.toMatchObject({ status: 503 });
  });
});

describe('a push to a registry that sends chunks on to its storage', () => {
  it('sends them there without a login, several at a time, and says what came together', async () => {
    const parts = new Map<string, Buffer>();
    let atOnce = 0;
    let mostAtOnce = 0;
    let failures = 1;
    const storage = await TestRegistry.start({
      intercept(request, response, url) {
        atOnce += 1;
        mostAtOnce = Math.max(mostAtOnce, atOnce);
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          setTimeout(() => {
            atOnce -= 1;
            failures -= 1;
            if (failures === 0) return answer(response, 503);
            parts.set(url.pathname, Buffer.concat(chunks));
            answer(response, 200);
          }, 50);
        });
        return true;
      },
    });
    let number = 0;
    const announced: unknown[] = [];
    const finish: URL[] = [];
    const { registry, blob, push } = await setUp({
      intercept(request, response, url) {
        if (request.method === 'PATCH') {
          announced.push(request.headers['x-redirect-uploads']);
          const next = `${registry.server.origin}/v2/library/model/blobs/uploads/next-${number}`;
          const location = `${storage.server.origin}/part/${number}?signature=secret`;
          number += 1;
          request.resume();
          answer(response, 307, { 'docker-upload-location': next, location });
          return true;
        }
        if (request.method !== 'PUT') return false;
        finish.push(url);
        answer(response, 201);
        return true;
      },
    });
    expect(await push()).toBe('uploaded');
    expect(mostAtOnce).toBeGreaterThan(1);
    expect(announced).toEqual(['1', '1', '1', '1', '1']);
    const ordered = [...parts].sort(([a], [b]) => a.localeCompare(b)).map(([, part]) => part);
    expect(Buffer.concat(ordered).equals(blob)).toBe(true);
    const etag = md5(Buffer.concat(ordered.map((part) => md5(part).digest()))).digest('hex');
    expect(finish.map(({ pathname }) => pathname)).toEqual(['/v2/library/model/blobs/uploads/next-4']);
    expect(finish[0]!.searchParams.get('etag')).toBe(`${etag}-5`);
    expect(storage.server.requests.every(({ headers }) => headers.authorization === undefined)).toBe(true);
  });
});
