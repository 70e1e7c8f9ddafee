import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseModelName } from '@puna/protocol';
import { describe, expect, it } from 'vitest';
import { blobFiles, createModel, makeOld, temporaryStore } from '../fixtures/temporary-store.js';
import type { Store } from '../index.js';

const name = parseModelName('big');
const digest = `sha256:${'a'.repeat(64)}`;

/** Begins a pull that has brought one whole blob and a part of another, days ago. */
async function beginPull(store: Store, hours: number): Promise<{ whole: string; partial: string }> {
  const whole = await store.blobs.writeBytes('a layer that is whole');
  await store.unfinished.begin(name, [whole.digest, digest]);
  const { partialPath, journalPath } = await store.unfinished.files(digest);
  for (const path of [partialPath, journalPath]) await writeFile(path, 'part');
  const folder = join(store.directory, 'unfinished');
  for (const file of await readdir(folder)) await makeOld(join(folder, file), hours);
  await makeOld(store.blobs.path(whole.digest), hours);
  return { whole: whole.digest, partial: partialPath };
}

const unfinishedFiles = (store: Store): Promise<string[]> => readdir(join(store.directory, 'unfinished'));

describe('an unfinished pull', () => {
  it('keeps its blobs and its downloads for days', async () => {
    const { store } = await temporaryStore();
    const { whole } = await beginPull(store, 29 * 24);
    expect(await store.prune()).toMatchObject({ removedBlobs: [], removedFiles: [] });
    expect(await store.blobs.stat(whole)).toBeDefined();
    expect(await unfinishedFiles(store)).toHaveLength(3);
  });

  it('is given up after a month', async () => {
    const { store } = await temporaryStore();
    const { whole } = await beginPull(store, 31 * 24);
    expect((await store.prune()).removedFiles).toHaveLength(2);
    expect(await store.blobs.stat(whole)).toBeUndefined();
    expect(await unfinishedFiles(store)).toEqual([]);
  });

  it('is as young as when it was last gone on with', async () => {
    const { store } = await temporaryStore();
    const { whole } = await beginPull(store, 31 * 24);
    await store.unfinished.begin(name, [whole, digest]);
    expect(await store.prune()).toMatchObject({ removedBlobs: [], removedFiles: [] });
  });

  it('keeps a layer that it shares with a model which is deleted meanwhile', async () => {
    const { store } = await temporaryStore();
    const { manifest, name: other } = await createModel(store, 'other', 'shared weights');
    const [shared] = manifest.layers;
    await store.unfinished.begin(name, [shared?.digest ?? '']);
    await store.manifests.remove(other);
    expect(await store.blobs.stat(shared?.digest ?? '')).toBeDefined();
    expect(await blobFiles(store)).toHaveLength(1);
  });

  it('leaves nothing to keep when it has ended', async () => {
    const { store } = await temporaryStore();
    const { whole, partial } = await beginPull(store, 2);
    await store.unfinished.publish(digest, partial);
    await store.unfinished.end(name);
    const report = await store.prune({ olderThanMilliseconds: -1 });
    expect(report.removedBlobs.toSorted()).toEqual([whole, digest].toSorted());
    expect(await unfinishedFiles(store)).toEqual([]);
  });

  it('can be discarded with all that only it needed', async () => {
    const { store } = await temporaryStore();
    const { manifest } = await createModel(store, 'other', 'shared weights');
    const [shared] = manifest.layers;
    const { whole } = await beginPull(store, 0);
    await store.unfinished.begin(name, [whole, digest, shared?.digest ?? '']);
    expect(await store.unfinished.discard(name)).toBe(true);
    expect(await unfinishedFiles(store)).toEqual([]);
    expect(await store.blobs.stat(whole)).toBeUndefined();
    expect(await store.blobs.stat(shared?.digest ?? '')).toBeDefined();
    expect(await store.unfinished.discard(name)).toBe(false);
  });

  it('is found whatever the case of its name', async () => {
    const { store } = await temporaryStore();
    await beginPull(store, 0);
    expect(await store.unfinished.discard(parseModelName('BIG'))).toBe(true);
  });
});

describe('what no pull needs', () => {
  it('is removed when it is old, and stays while it is young', async () => {
    const { store } = await temporaryStore();
    const { partialPath, journalPath, lockPath } = await store.unfinished.files(digest);
    for (const path of [partialPath, journalPath]) await writeFile(path, 'x');
    await mkdir(lockPath);
    expect((await store.prune()).removedFiles).toEqual([]);
    for (const path of [partialPath, journalPath, lockPath]) await makeOld(path, 2);
    expect((await store.prune()).removedFiles).toHaveLength(3);
  });

  it.each(['{"name":', '[]', '{"name":"x","digests":["../../etc/passwd"]}'])(
    'is not protected by a file that is no record: %s',
    async (content) => {
      const { store } = await temporaryStore();
      const { whole } = await beginPull(store, 2);
      const record = (await unfinishedFiles(store)).find((file) => file.endsWith('.pull.json'));
      await writeFile(join(store.directory, 'unfinished', record ?? ''), content);
      await store.prune();
      expect(await store.blobs.stat(whole)).toBeUndefined();
    },
  );
});

describe('a downloaded file', () => {
  it('takes the place of a damaged blob', async () => {
    const { store } = await temporaryStore();
    const { partialPath } = await store.unfinished.files(digest);
    await writeFile(store.blobs.path(digest), 'damaged');
    await writeFile(partialPath, 'right');
    await store.unfinished.publish(digest, partialPath);
    expect(await store.blobs.readText(digest)).toBe('right');
  });
});
