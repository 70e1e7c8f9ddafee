import { rename, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseModelName } from '@puna/protocol';
import { describe, expect, it } from 'vitest';
import { createModel, temporaryStore } from '../fixtures/temporary-store.js';
import { formatManifest, type StoredManifest } from '../index.js';
import { ManifestMemory, readFileStamp } from './manifest-memory.js';

/** A manifest that is kept as if its file had been written a minute ago. */
async function keptManifest() {
  const { store } = await temporaryStore();
  const stored = await createModel(store, 'm', 'weights');
  const memory = new ManifestMemory();
  await keep(memory, stored);
  return { stored, memory, recall: async () => memory.recall(stored.path, await readFileStamp(stored.path)) };
}

async function keep(memory: ManifestMemory, stored: StoredManifest, age = 60_000): Promise<void> {
  memory.keep(stored, (await readFileStamp(stored.path))!, Date.now() + age);
}

describe('the memory of manifests', () => {
  it('has a manifest as long as its file stays as it is', async () => {
    const { stored, recall } = await keptManifest();
    expect(await recall()).toBe(stored);
    expect(await recall()).toBe(stored);
  });

  it('forgets it when the file is written in place', async () => {
    const { stored, recall } = await keptManifest();
    await writeFile(stored.path, `${formatManifest(stored.manifest)}\n`);
    expect(await recall()).toBeUndefined();
  });

  it('forgets it when another file takes its place, and when it is gone', async () => {
    const { stored, memory, recall } = await keptManifest();
    await writeFile(`${stored.path}.new`, formatManifest(stored.manifest));
    await rename(`${stored.path}.new`, stored.path);
    expect(await recall()).toBeUndefined();
    await keep(memory, stored);
    await rename(stored.path, `${stored.path}.gone`);
    expect(await recall()).toBeUndefined();
  });

  it('does not keep what was written just now, since it may change within the same moment', async () => {
    const { store } = await temporaryStore();
    const stored = await createModel(store, 'm', 'weights');
    const memory = new ManifestMemory();
    await keep(memory, stored, 0);
    expect(memory.recall(stored.path, await readFileStamp(stored.path))).toBeUndefined();
  });
});

describe('a store that is read again and again', () => {
  it('gives what stands there now', async () => {
    const { store } = await temporaryStore();
    const name = parseModelName('m');
    const old = await createModel(store, 'm', 'old');
    // Only then is it kept.
    await sleep(2100);
    for (let time = 0; time < 2; time += 1) expect(await store.manifests.read(name)).toEqual(old);
    const replaced = await createModel(store, 'm', 'new');
    expect(await store.manifests.read(name)).toEqual(replaced);
    await store.manifests.remove(name);
    expect(await store.manifests.read(name)).toBeUndefined();
  });
});
