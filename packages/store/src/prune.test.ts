import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { blobFiles, createModel, makeOld, temporaryStore } from './fixtures/temporary-store.js';

const hex = 'a'.repeat(64);

describe('prune', () => {
  it('removes old blobs that no model refers to, and keeps young and used ones', async () => {
    const { store } = await temporaryStore();
    const { manifest } = await createModel(store, 'm', 'weights');
    const old = await store.blobs.writeBytes('old');
    const young = await store.blobs.writeBytes('young');
    for (const { digest } of [...manifest.layers, manifest.config, old]) await makeOld(store.blobs.path(digest), 2);
    expect(await store.prune()).toEqual({
      removedBlobs: [old.digest],
      removedFiles: [],
      removedFolders: [],
      freedBytes: 3,
    });
    expect(await blobFiles(store)).toHaveLength(3);
    expect(await store.prune({ olderThanMilliseconds: -1 })).toMatchObject({ removedBlobs: [young.digest] });
    expect(await blobFiles(store)).toHaveLength(2);
  });

  it('removes old files whose writing never ended', async () => {
    const { store } = await temporaryStore();
    const old = [join(store.directory, 'blobs', 'sha256-123456'), join(store.directory, 'manifests', '.puna-1')];
    const young = join(store.directory, 'blobs', 'sha256-7');
    for (const path of [...old, young]) await writeFile(path, 'half');
    for (const path of old) await makeOld(path, 2);
    expect((await store.prune()).removedFiles).toEqual(old);
    expect(await blobFiles(store)).toEqual(['sha256-7']);
  });

  it('keeps all parts of a download of which any is young', async () => {
    const { store } = await temporaryStore();
    const [running, stopped] = [`sha256-${hex}-partial`, `sha256-${hex.replace('a', 'b')}-partial`];
    const files = [running, `${running}-0`, `${running}-1`, stopped, `${stopped}-0`];
    for (const file of files) await writeFile(join(store.directory, 'blobs', file), '');
    for (const file of files) await makeOld(join(store.directory, 'blobs', file), 2);
    await makeOld(join(store.directory, 'blobs', `${running}-1`), 0);
    await store.prune();
    expect((await blobFiles(store)).toSorted()).toEqual(files.slice(0, 3));
  });

  it('removes empty manifest folders', async () => {
    const { store } = await temporaryStore();
    const { path } = await createModel(store, 'm', 'weights');
    const folder = join(store.directory, 'manifests');
    await mkdir(join(folder, 'host/empty/model'), { recursive: true });
    await mkdir(join(path, '../../other'));
    expect((await store.prune()).removedFolders).toHaveLength(4);
    expect(await readdir(folder)).toEqual(['registry.ollama.ai']);
  });

  it('removes nothing while a manifest is damaged, and says which', async () => {
    const { store, warnings } = await temporaryStore();
    const { path } = await createModel(store, 'm', 'weights');
    const unused = await store.blobs.writeBytes('unused');
    await makeOld(store.blobs.path(unused.digest), 2);
    await writeFile(path, '{"schemaVersion":2,"lay');
    const report = await store.prune();
    expect(report).toMatchObject({ skipped: expect.stringContaining(path), removedBlobs: [], freedBytes: 0 });
    expect(warnings).toHaveLength(1);
    expect(await blobFiles(store)).toHaveLength(3);
  });
});
