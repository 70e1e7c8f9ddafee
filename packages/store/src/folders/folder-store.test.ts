import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseModelName } from '@puna/protocol';
import { describe, expect, it, onTestFinished } from 'vitest';
import { BlobNotFoundError } from '../errors/blob-not-found-error.js';
import { InvalidFolderError } from '../errors/invalid-folder-error.js';
import { mediaTypes } from '../media-types.js';
import type { Store } from '../store.js';
import { modelOf, temporaryDirectory, temporaryStore } from '../fixtures/temporary-store.js';
import { folderFiles, type FolderFile } from './folder-key.js';
import { isSameFile, linkFile } from './link-file.js';

const contents = { 'config.json': '{}', 'onnx/model.onnx': 'weights' };

/** Stores a model that is a folder. */
async function createFolder(store: Store, name: string): Promise<FolderFile[]> {
  const layers = [];
  for (const [path, content] of Object.entries(contents)) {
    const { digest, size } = await store.blobs.writeBytes(content);
    layers.push({ mediaType: mediaTypes.file, digest, size, name: path });
  }
  const { manifest } = await store.manifests.write(parseModelName(name), {
    ...(await modelOf(store, 'other')),
    layers,
  });
  return folderFiles(manifest);
}

const folders = (store: Store): Promise<string[]> => readdir(join(store.directory, 'folders'));

describe('a model that is a folder', () => {
  it('is laid out with its names and takes no room of its own', async () => {
    const { store } = await temporaryStore();
    const files = await createFolder(store, 'm');
    const folder = await store.folders.open(files);
    for (const { name, digest } of files) {
      expect(await readFile(join(folder, name), 'utf8')).toBe(contents[name as keyof typeof contents]);
      expect(await isSameFile(join(folder, name), store.blobs.path(digest))).toBe(true);
    }
    expect(folder).toBe(store.folders.path(files.toReversed()));
  });

  it('is laid out once, by however many', async () => {
    const { store } = await temporaryStore();
    const files = await createFolder(store, 'm');
    const opened = await Promise.all(Array.from({ length: 20 }, () => store.folders.open(files)));
    expect(new Set(opened).size).toBe(1);
    expect((await readdir(opened[0] ?? '', { recursive: true })).toSorted()).toEqual([
      'config.json',
      'onnx',
      join('onnx', 'model.onnx'),
    ]);
  });

  it('has a blob as it is now, after a damaged one was replaced', async () => {
    const { store } = await temporaryStore();
    const files = await createFolder(store, 'm');
    const folder = await store.folders.open(files);
    const config = store.blobs.path(files[0]?.digest ?? '');
    await rm(config);
    await writeFile(config, 'repaired');
    expect(await store.folders.open(files)).toBe(folder);
    expect(await readFile(join(folder, 'config.json'), 'utf8')).toBe('repaired');
  });

  it('gives its room back with the last model that has it', async () => {
    const { store } = await temporaryStore();
    const files = await createFolder(store, 'm');
    await createFolder(store, 'copy');
    await store.folders.open(files);
    await store.manifests.remove(parseModelName('m'));
    expect(await folders(store)).toHaveLength(1);
    await store.manifests.remove(parseModelName('copy'));
    expect(await folders(store)).toEqual([]);
    for (const { digest } of files) expect(await store.blobs.stat(digest)).toBeUndefined();
  });

  it('is removed by prune where no model has it', async () => {
    const { store } = await temporaryStore();
    const files = await createFolder(store, 'm');
    const { digest } = await store.blobs.writeBytes('nobody’s');
    const used = await store.folders.open(files);
    const unused = await store.folders.open([{ name: 'config.json', digest }]);
    expect((await store.prune()).removedFolders).toEqual([unused]);
    expect((await stat(used)).isDirectory()).toBe(true);
  });

  it('is refused where its names lead elsewhere', async () => {
    const { store } = await temporaryStore();
    const { digest } = await store.blobs.writeBytes('{}');
    await expect(store.folders.open([{ name: '../outside', digest }])).rejects.toThrow(InvalidFolderError);
    expect(await readdir(store.directory)).not.toContain('outside');
  });

  it('is refused where a blob is missing', async () => {
    const { store } = await temporaryStore();
    const digest = `sha256:${'a'.repeat(64)}`;
    await expect(store.folders.open([{ name: 'config.json', digest }])).rejects.toThrow(BlobNotFoundError);
  });
});

describe('linking a file', () => {
  it('makes a symbolic link where no hard one is possible', async ({ skip }) => {
    const other = await mkdtemp('/dev/shm/puna-').catch(() => undefined);
    if (other === undefined) return skip('there is no second file system to try it with');
    onTestFinished(() => rm(other, { recursive: true, force: true }));
    const [path, name] = [join(other, 'blob'), join(await temporaryDirectory(), 'name')];
    await writeFile(path, 'content');
    await linkFile(path, name);
    expect(await readFile(name, 'utf8')).toBe('content');
    expect(await isSameFile(path, name)).toBe(true);
  });
});
