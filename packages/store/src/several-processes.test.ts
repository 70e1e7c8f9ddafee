import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseModelName } from '@puna/protocol';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createModel, temporaryDirectory, temporaryStore } from './fixtures/temporary-store.js';
import { openStore, referencedDigests, type Store } from './index.js';

/** Runs one of the scripts in `fixtures` with the built package, as another process would use it. */
function start(script: string, ...args: string[]): ChildProcess {
  const path = fileURLToPath(new URL(`fixtures/${script}`, import.meta.url));
  const child = spawn(process.execPath, [path, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

async function killOnceReady(child: ChildProcess): Promise<void> {
  await once(child.stdout!, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** Lists again and again while others write; returns how often. */
async function listUntil(store: Store, end: Promise<unknown>): Promise<number> {
  let rounds = 0;
  const ended = end.then(() => true);
  do {
    await store.manifests.list();
    rounds += 1;
  } while (!(await Promise.race([ended, sleep(10, false)])));
  return rounds;
}

async function expectWhole(store: Store): Promise<void> {
  for (const { manifest, path } of await store.manifests.list()) {
    for (const digest of referencedDigests(manifest)) {
      expect(await store.blobs.stat(digest), `${digest} of ${path}`).toBeDefined();
    }
  }
}

describe('several processes on one directory', () => {
  it('write and delete at once without taking a blob from each other', async () => {
    const { store, warnings } = await temporaryStore();
    const children = ['a', 'b'].map((who) => start('write-and-delete.mjs', store.directory, who, '50'));
    const exits = children.map((child) => once(child, 'exit'));
    const listed = listUntil(store, Promise.all(exits));
    expect(await Promise.all(exits)).toEqual([
      [0, null],
      [0, null],
    ]);
    expect(await listed).toBeGreaterThan(0);
    await expectWhole(store);
    const left = await store.manifests.list();
    for (const { name } of left) expect(await store.manifests.remove(name)).toBe(true);
    expect(await readdir(join(store.directory, 'blobs'))).toEqual([]);
    expect(await readdir(join(store.directory, 'manifests'))).toEqual([]);
    expect(warnings).toEqual([]);
  });

  it('do not see a blob whose writer was killed', async () => {
    const { store } = await temporaryStore();
    await killOnceReady(start('write-forever.mjs', store.directory, 'blob'));
    const [left, ...others] = await readdir(join(store.directory, 'blobs'));
    expect(others).toEqual([]);
    expect(left).not.toMatch(/^sha256-[0-9a-f]{64}$/);
    expect(await store.prune({ olderThanMilliseconds: -1 })).toMatchObject({ removedFiles: [expect.any(String)] });
    expect(await readdir(join(store.directory, 'blobs'))).toEqual([]);
  });

  it('see the old manifest or the new when its writer was killed, never a part', async () => {
    for (let round = 0; round < 3; round += 1) {
      const directory = await temporaryDirectory();
      await killOnceReady(start('write-forever.mjs', directory, 'manifest'));
      const store = await openStore({ directory });
      expect((await store.manifests.read(parseModelName('m')))?.manifest.layers).toHaveLength(1);
      await expectWhole(store);
    }
  });

  it('take over the lock of a process that died', async () => {
    const { store } = await temporaryStore();
    const lock = join(store.directory, '.puna-lock');
    await mkdir(lock);
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(lock, longAgo, longAgo);
    await createModel(store, 'm', 'weights');
    expect(await readdir(store.directory)).toEqual(['blobs', 'manifests']);
  });

  it('wait for each other also inside of one process', async () => {
    const directory = await temporaryDirectory();
    const stores = await Promise.all([openStore({ directory }), openStore({ directory })]);
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => createModel(stores[index % 2]!, `m${index}`, `weights ${index}`)),
    );
    expect(await stores[0].manifests.list()).toHaveLength(20);
    await Promise.all(
      stores.flatMap((store, half) =>
        Array.from({ length: 10 }, (_, index) => store.manifests.remove(parseModelName(`m${index * 2 + half}`))),
      ),
    );
    expect(await readdir(join(directory, 'blobs'))).toEqual([]);
  });
});
