import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { modelOn, targetIn, testClient } from '../fixtures/download.js';
import { TestRegistry } from '@puna-tooling/testing/registry';
import { temporaryDirectory } from '../fixtures/temporary-directory.js';
import { DigestError, DiskFullError, InsufficientSpaceError, LocalFileError, requireFreeSpace } from '../index.js';

const megabyte = 1_000_000;
const insecure = { insecure: true };

async function setUp(size = 8 * megabyte) {
  const registry = await TestRegistry.start();
  const blob = randomBytes(size);
  const descriptor = registry.add(blob);
  const { client } = testClient();
  return { registry, blob, descriptor, client, name: modelOn(registry.server.host) };
}

/** A file that should hold the blob of a registry, changed. */
async function damaged(change: (blob: Buffer) => Buffer) {
  const all = await setUp(80 * megabyte);
  const directory = await temporaryDirectory();
  const path = join(directory, 'blob');
  await writeFile(path, change(Buffer.from(all.blob)));
  const target = {
    path,
    copyPath: `${path}-copy`,
    lockPath: `${path}-lock`,
    replace: (copyPath: string) => rename(copyPath, path),
  };
  const repair = () => all.client.repairBlob(all.name, all.descriptor, target, insecure);
  const content = () => readFile(path);
  return { ...all, directory, path, repair, content };
}

describe('a disk without room', () => {
  it('is noticed before the first byte', async () => {
    const directory = await temporaryDirectory();
    await requireFreeSpace(directory, 1000);
    const requiring = requireFreeSpace(directory, 5 * 10 ** 17);
    await expect(requiring).rejects.toSatisfy(InsufficientSpaceError.isInstance);
    await expect(requiring).rejects.toThrow(
      /not enough disk space in .*: 500\.0 PB needed, [\d.]+ [A-Z]+ free; free some/,
    );
    await expect(requiring).rejects.toMatchObject({ needed: 5 * 10 ** 17, free: expect.any(Number) });
  });

  it('ends a pull at once, in one clear sentence, and the next one goes on', async (context) => {
    const { registry, blob, descriptor, client, name } = await setUp();
    const directory = await temporaryDirectory();
    const disk = join(directory, 'small-disk');
    await mkdir(disk);
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk]);
    if (mounted.status !== 0) context.skip('a small disk can only be mounted by root');
    onTestFinished(() => void spawnSync('umount', [disk]));
    const target = targetIn(disk);
    const pulling = client.pullBlob(name, descriptor, target, insecure);
    await expect(pulling).rejects.toSatisfy(DiskFullError.isInstance);
    await expect(pulling).rejects.toThrow(`the disk is full: could not write ${disk}`);
    expect(await readdir(disk)).not.toContain('blob-lock');
    const requests = registry.server.requests.length;
    await sleep(300);
    expect(registry.server.requests).toHaveLength(requests);
    spawnSync('mount', ['-o', 'remount,size=40m', disk]);
    await client.pullBlob(name, descriptor, target, insecure);
    expect(blob.equals(await target.content())).toBe(true);
    expect(registry.sent(descriptor.digest)).toBeLessThan(1.6 * blob.length);
  });

  it('is told apart from a place that may not be written', async () => {
    const { descriptor, client, name } = await setUp();
    const directory = await temporaryDirectory();
    await writeFile(join(directory, 'file'), '');
    const pulling = client.pullBlob(name, descriptor, targetIn(join(directory, 'file')), insecure);
    await expect(pulling).rejects.toSatisfy(LocalFileError.isInstance);
  });
});

describe('repairing a file', () => {
  it.each([
    ['has wrong bytes', (blob: Buffer) => blob.fill(0, 70 * megabyte, 70 * megabyte + 500)],
    ['is cut off', (blob: Buffer) => blob.subarray(0, 70 * megabyte)],
    ['is too long', (blob: Buffer) => Buffer.concat([blob.fill(0, 0, 10), Buffer.from('more')])],
    ['is only too long', (blob: Buffer) => Buffer.concat([blob, Buffer.from('more')])],
    ['is empty', () => Buffer.alloc(0)],
  ])('that %s gives the right one in its place', async (_, change) => {
    const { blob, directory, repair, content, registry, descriptor } = await damaged(change);
    expect(await repair()).toBe('repaired');
    expect(blob.equals(await content())).toBe(true);
    expect(await readdir(directory)).toEqual(['blob']);
    expect(registry.sent(descriptor.digest)).toBeLessThan(1.1 * blob.length);
  });

  it('leaves one that is right alone, and asks for nothing', async () => {
    const { repair, registry, directory } = await damaged((blob) => blob);
    expect(await repair()).toBe('intact');
    expect(registry.server.requests).toEqual([]);
    expect(await readdir(directory)).toEqual(['blob']);
  });

  it('leaves the file alone where the registry has nothing better', async () => {
    const { repair, registry, descriptor, content, directory } = await damaged((blob) => blob.fill(1, 0, 10));
    const before = await content();
    registry.blobs.set(descriptor.digest, Buffer.from(before));
    await expect(repair()).rejects.toSatisfy(DigestError.isInstance);
    expect(before.equals(await content())).toBe(true);
    expect(await readdir(directory)).toEqual(['blob']);
  });

  it('says so where there is no file', async () => {
    const { repair, path } = await damaged((blob) => blob);
    await rename(path, `${path}-elsewhere`);
    await expect(repair()).rejects.toSatisfy(LocalFileError.isInstance);
    await chmod(`${path}-elsewhere`, 0o644);
  });
});
