import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidModelNameError, formatShortName, parseModelName, type ModelName } from '@puna/protocol';
import { describe, expect, it } from 'vitest';
import { blobFiles, createModel, makeOld, modelOf, temporaryStore } from '../fixtures/temporary-store.js';
import { BlobNotFoundError, CorruptManifestError, formatManifest, type Store } from '../index.js';

const library = 'manifests/registry.ollama.ai/library';

async function namesOf(store: Store): Promise<string[]> {
  return (await store.manifests.list()).map(({ name }) => formatShortName(name));
}

describe('writing a model', () => {
  it('puts the manifest where the original looks for it', async () => {
    const { store } = await temporaryStore();
    const manifest = await modelOf(store, 'weights');
    const stored = await store.manifests.write(parseModelName('m'), manifest);
    const bytes = await readFile(join(store.directory, library, 'm/latest'));
    expect(bytes.toString()).toBe(formatManifest(manifest));
    expect(stored).toMatchObject({
      name: parseModelName('m'),
      manifest,
      digest: createHash('sha256').update(bytes).digest('hex'),
      size: manifest.layers[0]!.size + manifest.config.size,
      path: join(store.directory, library, 'm/latest'),
    });
    expect(await store.manifests.read(parseModelName('registry.ollama.ai/library/m:latest'))).toEqual(stored);
    await createModel(store, 'localhost:5000/me/m:7b', 'weights');
    expect((await stat(join(store.directory, 'manifests/localhost:5000/me/m/7b'))).isFile()).toBe(true);
    expect(await readdir(join(store.directory, 'manifests'))).toEqual(['localhost:5000', 'registry.ollama.ai']);
  });

  it('keeps the moment as exact as the file system does', async () => {
    const { store } = await temporaryStore();
    const { path, modifiedAt, modifiedAtNanoseconds } = await createModel(store, 'm', 'weights');
    expect(modifiedAtNanoseconds).toBe((await stat(path, { bigint: true })).mtimeNs);
    expect(modifiedAt.getTime()).toBe(Number(modifiedAtNanoseconds / 1_000_000n));
  });

  it('keeps the bytes of a pulled manifest', async () => {
    const { store } = await temporaryStore();
    const text = JSON.stringify(await modelOf(store, 'weights'), undefined, 3);
    const stored = await store.manifests.writeBytes(parseModelName('m'), text);
    expect(await readFile(stored.path, 'utf8')).toBe(text);
    expect(stored.digest).toBe(createHash('sha256').update(text).digest('hex'));
  });

  it('refuses a manifest whose blobs are not all there, and keeps the old one', async () => {
    const { store } = await temporaryStore();
    const old = await createModel(store, 'm', 'old');
    const digest = `sha256:${'0'.repeat(64)}`;
    const layers = [...old.manifest.layers, { mediaType: 'm', digest, size: 1 }];
    const writing = store.manifests.write(parseModelName('m'), { ...old.manifest, layers });
    await expect(writing).rejects.toThrow(BlobNotFoundError);
    await expect(writing).rejects.toMatchObject({ code: 'blob-not-found', digest });
    await expect(store.manifests.writeBytes(parseModelName('m'), '{}')).rejects.toThrow(CorruptManifestError);
    expect(await store.manifests.read(parseModelName('m'))).toEqual(old);
  });

  it.each(['../../x', '..', 'a/b', '', '.hidden', 'a\0'])('makes no path of the model %j', async (model) => {
    const { store } = await temporaryStore();
    const name: ModelName = { ...parseModelName('m'), model };
    await expect(store.manifests.read(name)).rejects.toThrow(InvalidModelNameError);
    await expect(store.manifests.write(name, await modelOf(store, 'w'))).rejects.toThrow(InvalidModelNameError);
    await expect(store.manifests.remove(name)).rejects.toThrow(InvalidModelNameError);
    expect(await readdir(join(store.directory, 'manifests'))).toEqual([]);
  });
});

describe('listing', () => {
  it('gives the newest first', async () => {
    const { store } = await temporaryStore();
    expect(await store.manifests.list()).toEqual([]);
    for (const [name, hours] of [
      ['a', 2],
      ['b', 3],
      ['c', 1],
    ] as const) {
      await makeOld((await createModel(store, name, name)).path, hours);
    }
    expect(await namesOf(store)).toEqual(['c:latest', 'a:latest', 'b:latest']);
  });

  it('tells apart moments of the same millisecond', async () => {
    const { store } = await temporaryStore();
    const first = await createModel(store, 'first', 'w');
    const second = await createModel(store, 'second', 'w');
    await utimes(first.path, 1_700_000_000.000_001, 1_700_000_000.000_001);
    await utimes(second.path, 1_700_000_000.000_009, 1_700_000_000.000_009);
    expect(await namesOf(store)).toEqual(['second:latest', 'first:latest']);
  });

  it('leaves out what is damaged or in no valid place, with a warning for each', async () => {
    const { store, warnings } = await temporaryStore();
    const { path } = await createModel(store, 'good', 'weights');
    const folder = join(store.directory, library);
    await mkdir(join(folder, 'bad'));
    await writeFile(join(folder, 'bad/empty'), '');
    await writeFile(join(folder, 'bad/cut'), (await readFile(path)).subarray(0, 100));
    await writeFile(join(folder, 'bad/not a tag'), await readFile(path));
    await writeFile(join(folder, 'bad/.DS_Store'), 'x');
    await mkdir(join(folder, 'bad/folder'));
    await writeFile(join(folder, 'stray'), 'too high up');
    expect(await namesOf(store)).toEqual(['good:latest']);
    expect(warnings).toHaveLength(4);
    expect(warnings).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/bad\/cut is damaged: it is not JSON/),
        expect.stringMatching(/bad\/empty is damaged: it is not JSON/),
        expect.stringMatching(/bad\/folder is damaged: it is not a file/),
        expect.stringMatching(/bad\/not a tag is not the place of a valid model name/),
      ]),
    );
    await expect(store.manifests.read(parseModelName('bad:cut'))).rejects.toThrow(CorruptManifestError);
  });

  it('lists 500 models', async () => {
    const { store } = await temporaryStore();
    const text = formatManifest(await modelOf(store, 'weights'));
    for (let number = 0; number < 500; number += 1) {
      const folder = join(store.directory, library, `m${number}`);
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, 'latest'), text);
    }
    expect(await store.manifests.list()).toHaveLength(500);
  });
});

describe('the case of names', () => {
  it('does not matter for finding a model', async () => {
    const { store } = await temporaryStore();
    const stored = await createModel(store, 'Me/Foo:Q4_0', 'weights');
    expect(await store.manifests.read(parseModelName('ME/fOO:q4_0'))).toEqual(stored);
    expect(formatShortName(stored.name)).toBe('Me/Foo:Q4_0');
    expect(await store.manifests.read(parseModelName('Me/Foo:Q4_1'))).toBeUndefined();
  });

  it('stays as the model was created when it is written, copied or deleted again', async () => {
    const { store } = await temporaryStore();
    await createModel(store, 'foo', 'old');
    const replaced = await createModel(store, 'FOO', 'new');
    expect(formatShortName(replaced.name)).toBe('foo:latest');
    await createModel(store, 'Foo:7B', 'other');
    expect((await namesOf(store)).toSorted()).toEqual(['foo:7B', 'foo:latest']);
    await store.manifests.copy(parseModelName('FOO'), parseModelName('foo:7b'));
    expect((await store.manifests.read(parseModelName('foo:7B')))?.digest).toBe(replaced.digest);
    expect(await store.manifests.remove(parseModelName('fOO:7b'))).toBe(true);
    expect(await namesOf(store)).toEqual(['foo:latest']);
  });

  it('is taken exactly where the directory has several spellings', async () => {
    const { store } = await temporaryStore();
    const text = formatManifest(await modelOf(store, 'weights'));
    for (const place of ['Twin/a', 'twin/a', 'twin/b']) {
      await mkdir(join(store.directory, library, place, '..'), { recursive: true });
      await writeFile(join(store.directory, library, place), text);
    }
    const found = async (name: string) => (await store.manifests.read(parseModelName(name)))?.name;
    expect(await found('Twin:a')).toMatchObject({ model: 'Twin' });
    expect(await found('twin:a')).toMatchObject({ model: 'twin' });
    expect(await found('Twin:B')).toMatchObject({ model: 'twin', tag: 'b' });
  });
});

describe('copying', () => {
  it('duplicates the manifest alone', async () => {
    const { store } = await temporaryStore();
    const source = await createModel(store, 'a', 'weights');
    await makeOld(source.path, 5);
    const blobsBefore = await blobFiles(store);
    expect(await store.manifests.copy(parseModelName('a'), parseModelName('me/b:v1'))).toBe(true);
    const copy = await store.manifests.read(parseModelName('me/b:v1'));
    expect(copy?.digest).toBe(source.digest);
    expect(Date.now() - copy!.modifiedAt.getTime()).toBeLessThan(3_600_000);
    expect(await blobFiles(store)).toEqual(blobsBefore);
  });

  it('changes nothing onto itself, and says when there is no source', async () => {
    const { store } = await temporaryStore();
    const source = await createModel(store, 'a', 'weights');
    expect(await store.manifests.copy(parseModelName('a'), parseModelName('A'))).toBe(true);
    expect(await store.manifests.list()).toEqual([source]);
    expect(await store.manifests.copy(parseModelName('none'), parseModelName('b'))).toBe(false);
    expect(await store.manifests.list()).toEqual([source]);
  });
});

describe('deleting', () => {
  it('removes the model, its empty folders and the blobs that nobody else uses', async () => {
    const { store } = await temporaryStore();
    const doomed = await createModel(store, 'me/doomed', 'own weights', 'MIT', 'shared license');
    const kept = await createModel(store, 'kept', 'other weights', 'shared license');
    expect(await store.manifests.remove(parseModelName('me/doomed'))).toBe(true);
    expect(await namesOf(store)).toEqual(['kept:latest']);
    expect(await readdir(join(store.directory, 'manifests/registry.ollama.ai'))).toEqual(['library']);
    for (const { digest } of [kept.manifest.config, ...kept.manifest.layers]) {
      expect(await store.blobs.stat(digest)).toBeDefined();
    }
    expect(await blobFiles(store)).toHaveLength(3);
    expect(await store.blobs.stat(doomed.manifest.config.digest)).toBeUndefined();
    expect(await store.manifests.remove(parseModelName('me/doomed'))).toBe(false);
    expect(await store.manifests.remove(parseModelName('kept'))).toBe(true);
    expect(await blobFiles(store)).toEqual([]);
    expect(await readdir(join(store.directory, 'manifests'))).toEqual([]);
  });

  it('keeps all blobs while a copy uses them', async () => {
    const { store } = await temporaryStore();
    await createModel(store, 'a', 'weights');
    await store.manifests.copy(parseModelName('a'), parseModelName('b'));
    await store.manifests.remove(parseModelName('a'));
    expect(await blobFiles(store)).toHaveLength(2);
  });

  it('works on a damaged model and on one whose blobs are gone', async () => {
    const { store } = await temporaryStore();
    const damaged = await createModel(store, 'damaged', 'weights');
    await writeFile(damaged.path, 'x');
    expect(await store.manifests.remove(parseModelName('damaged'))).toBe(true);
    const { manifest } = await createModel(store, 'hollow', 'weights');
    await store.removeUnused([]);
    await Promise.all(manifest.layers.map(({ digest }) => writeFile(store.blobs.path(digest), '')));
    expect(await store.manifests.remove(parseModelName('hollow'))).toBe(true);
    expect(await store.manifests.list()).toEqual([]);
  });
});

describe('removing what a replaced model used', () => {
  it('deletes only what no model refers to', async () => {
    const { store } = await temporaryStore();
    const old = await createModel(store, 'm', 'old weights', 'MIT');
    await createModel(store, 'm', 'new weights', 'MIT');
    const [weights, license] = old.manifest.layers.map(({ digest }) => digest) as [string, string];
    const missing = `sha256:${'0'.repeat(64)}`;
    expect(await store.removeUnused([weights, license, weights.replace(':', '-'), missing])).toEqual([weights]);
    expect(await store.blobs.stat(license)).toBeDefined();
  });
});
