import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { blobFiles, createModel, makeOld, temporaryStore } from '../fixtures/temporary-store.js';
import { BlobNotFoundError, type Workspace } from '../index.js';

const helloDigest = 'sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';

async function scratchFile(workspace: Workspace, name: string, content: string): Promise<string> {
  const path = join(workspace.directory, name);
  await writeFile(path, content);
  return path;
}

describe('a workspace', () => {
  it('makes a blob of a file without copying it', async () => {
    const { store } = await temporaryStore();
    const workspace = await store.openWorkspace();
    const path = await scratchFile(workspace, 'weights', 'hello');
    const progress: number[] = [];
    const written = await workspace.adopt(path, { onProgress: (bytes) => progress.push(bytes) });
    expect(written).toEqual({ digest: helloDigest, size: 5, created: true });
    expect(progress).toEqual([5]);
    expect(await readdir(workspace.directory)).not.toContain('weights');
    expect(await readFile(store.blobs.path(helloDigest), 'utf8')).toBe('hello');
  });

  it('leaves nothing behind that no model refers to', async () => {
    const { store } = await temporaryStore();
    const workspace = await store.openWorkspace();
    await scratchFile(workspace, 'half', 'a');
    await workspace.adopt(await scratchFile(workspace, 'weights', 'hello'));
    await workspace.writeBytes('a template');
    await workspace.close();
    expect(await blobFiles(store)).toEqual([]);
    expect(await readdir(join(store.directory, 'unfinished'))).toEqual([]);
  });

  it('leaves what a model refers to, and what was in the store before', async () => {
    const { store } = await temporaryStore();
    const { digest: uploaded } = await store.blobs.writeBytes('uploaded');
    const workspace = await store.openWorkspace();
    await workspace.keep(uploaded);
    await workspace.writeBytes('weights');
    await workspace.writeBytes('uploaded');
    await createModel(store, 'made', 'weights');
    await workspace.close();
    expect((await blobFiles(store)).length).toBe(3);
  });

  it('keeps what it needs while others make, end and delete models of the same blobs', async () => {
    const { store } = await temporaryStore();
    const [first, second] = await Promise.all([store.openWorkspace(), store.openWorkspace()]);
    await Promise.all([first.writeBytes('shared'), second.writeBytes('shared')]);
    await first.close();
    await createModel(store, 'short-lived', 'shared');
    await store.removeUnused([(await store.blobs.writeBytes('shared')).digest]);
    await makeOld(store.blobs.path((await store.blobs.writeBytes('shared')).digest), 5);
    await store.prune();
    expect(await store.blobs.stat((await second.writeBytes('shared')).digest)).toEqual({ size: 6 });
    await second.close();
  });

  it('can not keep a blob that is not there', async () => {
    const { store } = await temporaryStore();
    const workspace = await store.openWorkspace();
    await expect(workspace.keep(helloDigest)).rejects.toThrow(BlobNotFoundError);
    await workspace.close();
  });

  it('ends the reading of a large file when it is told to', async () => {
    const { store } = await temporaryStore();
    const workspace = await store.openWorkspace();
    const path = await scratchFile(workspace, 'weights', 'x'.repeat(5_000_000));
    const stopping = new AbortController();
    const adopting = workspace.adopt(path, {
      signal: stopping.signal,
      onProgress: () => stopping.abort(new Error('enough')),
    });
    await expect(adopting).rejects.toThrow('enough');
    await workspace.close();
    expect(await blobFiles(store)).toEqual([]);
  });

  it('of a process that died is removed an hour after its last sign of life', async () => {
    const { store } = await temporaryStore();
    const workspace = await store.openWorkspace();
    const { digest } = await workspace.writeBytes('left over');
    const path = await scratchFile(workspace, 'weights', 'half');
    await makeOld(store.blobs.path(digest), 2);
    const old = new Date(Date.now() - 2 * 3_600_000);
    await utimes(workspace.directory, old, old);
    expect((await store.prune()).removedBlobs).toEqual([]);
    for (const name of await readdir(workspace.directory)) await utimes(join(workspace.directory, name), old, old);
    expect(path).toContain(workspace.directory);
    const report = await store.prune();
    expect(report.removedFiles).toEqual([workspace.directory]);
    expect(report.removedBlobs).toEqual([digest]);
  });
});
