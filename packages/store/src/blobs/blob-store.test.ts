import { createHash, randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { InvalidDigestError } from '@puna/protocol';
import { describe, expect, it } from 'vitest';
import { blobFiles, makeOld, temporaryStore } from '../fixtures/temporary-store.js';
import { BlobContentError, BlobNotFoundError, DigestMismatchError } from '../index.js';

const helloDigest = 'sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';
const otherDigest = `sha256:${'0'.repeat(64)}`;

async function* piecesOf(...pieces: (string | Error)[]) {
  for (const piece of pieces) {
    if (piece instanceof Error) throw piece;
    yield Buffer.from(piece);
  }
}

describe('writing a blob', () => {
  it('puts the content under its digest', async () => {
    const { store } = await temporaryStore();
    const progress: number[] = [];
    const written = await store.blobs.write(piecesOf('hel', 'lo'), { onProgress: (bytes) => progress.push(bytes) });
    expect(written).toEqual({ digest: helloDigest, size: 5, created: true });
    expect(await blobFiles(store)).toEqual([helloDigest.replace(':', '-')]);
    expect(await readFile(store.blobs.path(helloDigest), 'utf8')).toBe('hello');
    expect((await stat(store.blobs.path(helloDigest))).mode & 0o777).toBe(0o644 & ~process.umask());
    expect(progress).toEqual([3, 5]);
  });

  it('takes a node stream, and content without a byte', async () => {
    const { store } = await temporaryStore();
    const content = randomBytes(3_000_000);
    const written = await store.blobs.write(
      Readable.from([content.subarray(0, 1_000_001), content.subarray(1_000_001)]),
    );
    expect(written.digest).toBe(`sha256:${createHash('sha256').update(content).digest('hex')}`);
    expect(content.equals(await readFile(store.blobs.path(written.digest)))).toBe(true);
    expect(await store.blobs.write(piecesOf())).toMatchObject({ size: 0, created: true });
    expect(await store.blobs.writeBytes('')).toMatchObject({ size: 0, created: false });
  });

  it('keeps nothing of content that is not what was announced', async () => {
    const { store } = await temporaryStore();
    const writing = store.blobs.write(piecesOf('hello'), { expectedDigest: otherDigest });
    await expect(writing).rejects.toMatchObject({
      code: 'digest-mismatch',
      expected: otherDigest,
      actual: helloDigest,
    });
    await expect(writing).rejects.toThrow(`digest mismatch, expected "${otherDigest}", got "${helloDigest}"`);
    expect(DigestMismatchError.isInstance(await writing.catch((error: unknown) => error))).toBe(true);
    expect(await blobFiles(store)).toEqual([]);
  });

  it('accepts the announced digest in any spelling, and refuses what is none before it reads', async () => {
    const { store } = await temporaryStore();
    const expectedDigest = helloDigest.replace(':', '-').toUpperCase().replace('SHA', 'sha');
    expect(await store.blobs.write(piecesOf('hello'), { expectedDigest })).toMatchObject({ digest: helloDigest });
    const never = piecesOf(new Error('was read'));
    await expect(store.blobs.write(never, { expectedDigest: 'sha256:1' })).rejects.toThrow(InvalidDigestError);
  });

  it('leaves nothing behind where the source fails', async () => {
    const { store } = await temporaryStore();
    const source = piecesOf('a', new RangeError('the network is gone'));
    await expect(store.blobs.write(source)).rejects.toThrow(RangeError);
    expect(await blobFiles(store)).toEqual([]);
  });

  it('stops at once and leaves nothing behind when aborted, also while no bytes come', async () => {
    const { store } = await temporaryStore();
    const stopping = new AbortController();
    let ended = false;
    async function* stalled() {
      try {
        yield Buffer.from('a');
        setTimeout(() => stopping.abort(new Error('enough')), 20);
        await sleep(30_000, undefined, { signal: stopping.signal });
      } finally {
        ended = true;
      }
    }
    await expect(store.blobs.write(stalled(), { signal: stopping.signal })).rejects.toThrow('enough');
    expect(await blobFiles(store)).toEqual([]);
    await expect.poll(() => ended).toBe(true);
    const after = store.blobs.write(piecesOf('b'), { signal: stopping.signal });
    await expect(after).rejects.toThrow('enough');
    expect(await blobFiles(store)).toEqual([]);
  });

  it('says when the store had the content already, and counts it as used', async () => {
    const { store } = await temporaryStore();
    await store.blobs.writeBytes('hello');
    const path = store.blobs.path(helloDigest);
    for (const again of [() => store.blobs.writeBytes('hello'), () => store.blobs.write(piecesOf('hello'))]) {
      await makeOld(path, 5);
      expect(await again()).toEqual({ digest: helloDigest, size: 5, created: false });
      expect(Date.now() - (await stat(path)).mtimeMs).toBeLessThan(3_600_000);
    }
    expect(await blobFiles(store)).toHaveLength(1);
  });

  it('repairs a blob that was cut off', async () => {
    const { store } = await temporaryStore();
    await writeFile(store.blobs.path(helloDigest), 'hel');
    expect(await store.blobs.writeBytes('hello')).toMatchObject({ created: true });
    expect(await store.blobs.readText(helloDigest)).toBe('hello');
  });

  it('lets many write the same content at once', async () => {
    const { store } = await temporaryStore();
    const written = await Promise.all(Array.from({ length: 20 }, () => store.blobs.write(piecesOf('he', 'llo'))));
    expect(new Set(written.map(({ digest }) => digest))).toEqual(new Set([helloDigest]));
    expect(await blobFiles(store)).toHaveLength(1);
  });

  it('reads the source no faster than the disk takes it, so that memory does not grow', async () => {
    const { store } = await temporaryStore();
    const megabyte = 1024 * 1024;
    const piece = randomBytes(megabyte);
    const folder = join(store.directory, 'blobs');
    let furthestAhead = 0;
    async function* large() {
      for (let count = 0; count < 300; count += 1) {
        const written = (await readdir(folder)).map((name) => statSync(join(folder, name)).size);
        furthestAhead = Math.max(furthestAhead, count * megabyte - Math.max(0, ...written));
        yield piece;
      }
    }
    const { size } = await store.blobs.write(large());
    expect(size).toBe(300 * megabyte);
    expect(furthestAhead).toBeLessThan(16 * megabyte);
  });
});

describe('reading a blob', () => {
  it('gives size, text and JSON', async () => {
    const { store } = await temporaryStore();
    const { digest } = await store.blobs.writeBytes('{"text":"größer"}');
    expect(await store.blobs.stat(digest)).toEqual({ size: 19 });
    expect(await store.blobs.readText(digest)).toBe('{"text":"größer"}');
    expect(await store.blobs.readJson(digest)).toEqual({ text: 'größer' });
  });

  it('tells what is missing from what is something else', async () => {
    const { store } = await temporaryStore();
    await store.blobs.writeBytes('hello');
    expect(await store.blobs.stat(otherDigest)).toBeUndefined();
    await expect(store.blobs.readText(otherDigest)).rejects.toThrow(BlobNotFoundError);
    await expect(store.blobs.touch(otherDigest)).rejects.toThrow(BlobNotFoundError);
    await expect(store.blobs.readJson(helloDigest)).rejects.toThrow(BlobContentError);
  });

  it('counts a touched blob as used just now', async () => {
    const { store } = await temporaryStore();
    await store.blobs.writeBytes('hello');
    await makeOld(store.blobs.path(helloDigest), 5);
    await store.blobs.touch(helloDigest);
    expect(Date.now() - (await stat(store.blobs.path(helloDigest))).mtimeMs).toBeLessThan(3_600_000);
  });

  it.each(['', 'latest', '../../etc/passwd', `sha256:${'g'.repeat(64)}`, `sha256:../${'0'.repeat(61)}`])(
    'makes no path of %j',
    async (text) => {
      const { store } = await temporaryStore();
      expect(() => store.blobs.path(text)).toThrow(InvalidDigestError);
      await expect(async () => store.blobs.stat(text)).rejects.toThrow('invalid digest format');
    },
  );
});
