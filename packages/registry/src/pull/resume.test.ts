import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { randomBytes } from 'node:crypto';
import { open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { modelOn, targetIn, testClient } from '../fixtures/download.js';
import { digestOf, TestRegistry, type TestRegistryOptions } from '@puna-tooling/testing/registry';
import { seededRandom } from '../fixtures/seeded-random.js';
import { temporaryDirectory } from '../fixtures/temporary-directory.js';

const megabyte = 1_000_000;
const program = fileURLToPath(new URL('../fixtures/pull-blob.mjs', import.meta.url));

async function setUp(size: number, options: TestRegistryOptions = {}) {
  const registry = await TestRegistry.start(options);
  const blob = randomBytes(size);
  const descriptor = registry.add(blob);
  const directory = await temporaryDirectory();
  const target = targetIn(directory);
  const { client, messages } = testClient();
  const pull = (signal?: AbortSignal) =>
    client.pullBlob(modelOn(registry.server.host), descriptor, target, { insecure: true, signal });
  const sent = () => registry.sent(descriptor.digest);
  const startProcess = () => {
    const { digest } = descriptor;
    const child = spawn(process.execPath, [program, registry.server.host, digest, String(size), directory]);
    onTestFinished(() => void child.kill('SIGKILL'));
    let output = '';
    child.stdout.on('data', (text: Buffer) => (output += text.toString()));
    child.stderr.on('data', (text: Buffer) => (output += text.toString()));
    const exit = once(child, 'exit');
    return { child, exit, output: () => output };
  };
  return { registry, blob, descriptor, directory, target, client, messages, pull, sent, startProcess };
}

/** Pulls until about so many bytes went out, and stops then. */
async function pullPart({ pull, sent }: Awaited<ReturnType<typeof setUp>>, bytes: number): Promise<void> {
  const stopping = new AbortController();
  const pulling = pull(stopping.signal);
  pulling.catch(() => {});
  await expect.poll(sent, { timeout: 20_000, interval: 5 }).toBeGreaterThan(bytes);
  stopping.abort(new Error('enough'));
  await expect(pulling).rejects.toThrow('enough');
}

describe('a pull that was stopped', () => {
  it('goes on where it was', async () => {
    const size = 20 * megabyte;
    const all = await setUp(size, { bytesPerSecond: 10 * megabyte });
    await pullPart(all, 0.5 * size);
    expect((await readdir(all.directory)).sort()).toEqual(['blob-journal', 'blob-partial']);
    const progress: number[] = [];
    await all.client.pullBlob(modelOn(all.registry.server.host), all.descriptor, all.target, {
      insecure: true,
      onProgress: ({ completed }) => progress.push(completed),
    });
    expect(progress[0]).toBeGreaterThan(0.4 * size);
    expect(progress.at(-1)).toBe(size);
    expect(all.blob.equals(await all.target.content())).toBe(true);
    expect(all.sent()).toBeLessThan(1.1 * size);
    expect(await readdir(all.directory)).toEqual(['blob']);
  });

  it('fetches again what the disk lost or changed, and nothing else', async () => {
    const size = 20 * megabyte;
    const all = await setUp(size, { bytesPerSecond: 10 * megabyte });
    await pullPart(all, 0.5 * size);
    const before = all.sent();
    const file = await open(all.target.partialPath, 'r+');
    await file.write(Buffer.alloc(1000), 0, 1000, 400_000);
    await file.close();
    await all.pull();
    expect(all.blob.equals(await all.target.content())).toBe(true);
    expect(all.messages.join('\n')).toContain('changed, and are fetched again');
    expect(all.sent() - before).toBeLessThan(0.65 * size);
  });

  it.each([
    ['is cut in its last line', (journal: string) => journal.slice(0, -4)],
    ['holds lines that make no sense', (journal: string) => `${journal}\0\0\0\n12 -4 zz\n99999999999 10 00000000\n`],
    ['says less than is there', (journal: string) => `${journal.split('\n').slice(0, 20).join('\n')}\n`],
    ['is that of another blob', (journal: string) => journal.replace(/sha256:../, 'sha256:00')],
    ['is no journal', () => 'hello'],
    ['is empty', () => ''],
  ])('comes to a right end where the journal %s', async (_, change) => {
    const size = 8 * megabyte;
    const all = await setUp(size, { bytesPerSecond: 20 * megabyte });
    await pullPart(all, 0.7 * size);
    const journal = await readFile(all.target.journalPath, 'utf8');
    await writeFile(all.target.journalPath, change(journal));
    await all.pull();
    expect(all.blob.equals(await all.target.content())).toBe(true);
    expect(await readdir(all.directory)).toEqual(['blob']);
  });

  it('asks for nothing where the file is complete and only the journal is missing', async () => {
    const all = await setUp(3 * megabyte);
    await writeFile(all.target.partialPath, all.blob);
    await all.pull();
    expect(all.blob.equals(await all.target.content())).toBe(true);
    expect(all.registry.server.requests).toEqual([]);
  });

  it('does not take the empty file of a download that only began for a complete one', async () => {
    const all = await setUp(3 * megabyte);
    const file = await open(all.target.partialPath, 'w');
    await file.truncate(3 * megabyte);
    await file.close();
    await all.pull();
    expect(all.blob.equals(await all.target.content())).toBe(true);
    expect(all.sent()).toBe(3 * megabyte);
  });

  it('brings a blob without a byte without asking', async () => {
    const all = await setUp(0);
    await all.pull();
    expect(await all.target.content()).toHaveLength(0);
    expect(all.registry.server.requests).toEqual([]);
  });
});

describe('processes that pull', () => {
  it('go on after each kill -9, and fetch less than a twentieth again', async () => {
    // What is lost at a kill does not depend on the size: well under a megabyte.
    const size = 400 * megabyte;
    const all = await setUp(size, { bytesPerSecond: 10 * megabyte });
    const random = seededRandom(5);
    for (let kills = 0; kills < 20; kills += 1) {
      const before = all.sent();
      const { child, exit, output } = all.startProcess();
      const until = before + size / 30 + random(size / 60);
      while (all.sent() < until && child.exitCode === null) await sleep(10);
      expect(output()).not.toContain('done');
      child.kill('SIGKILL');
      await exit;
      expect(await readdir(all.directory)).not.toContain('blob');
    }
    const last = all.startProcess();
    await last.exit;
    expect(last.output()).toContain('done');
    expect(digestOf(await all.target.content())).toBe(all.descriptor.digest);
    expect(all.sent() / size).toBeLessThan(1.05);
    expect((await readdir(all.directory)).sort()).toEqual(['blob']);
  }, 240_000);

  it('two at once: one fetches, the other waits and finds the blob', async () => {
    const size = 30 * megabyte;
    const all = await setUp(size, { bytesPerSecond: 10 * megabyte });
    const both = [all.startProcess(), all.startProcess()];
    await Promise.all(both.map(({ exit }) => exit));
    for (const { output } of both) expect(output()).toBe('done\n');
    expect(digestOf(await all.target.content())).toBe(all.descriptor.digest);
    expect(all.sent()).toBe(size);
    expect(await readdir(all.directory)).toEqual(['blob']);
  });

  it('the one that waits takes over when the other one is killed', async () => {
    const size = 30 * megabyte;
    const all = await setUp(size, { bytesPerSecond: 5 * megabyte });
    const first = all.startProcess();
    await expect.poll(all.sent, { timeout: 20_000 }).toBeGreaterThan(0.2 * size);
    const progress: number[] = [];
    const second = all.client.pullBlob(modelOn(all.registry.server.host), all.descriptor, all.target, {
      insecure: true,
      onProgress: ({ completed }) => progress.push(completed),
    });
    await expect.poll(() => progress.length, { timeout: 10_000 }).toBeGreaterThan(0);
    expect(progress[0]).toBeGreaterThan(0);
    first.child.kill('SIGKILL');
    await second;
    expect(all.blob.equals(await all.target.content())).toBe(true);
    expect(all.sent()).toBeLessThan(1.1 * size);
  });
});

describe('callers in one process', () => {
  it('share one transfer, each with its progress', async () => {
    const size = 10 * megabyte;
    const all = await setUp(size, { bytesPerSecond: 10 * megabyte });
    const progress = Array.from({ length: 10 }, () => [] as number[]);
    await Promise.all(
      progress.map((steps) =>
        all.client.pullBlob(modelOn(all.registry.server.host), all.descriptor, all.target, {
          insecure: true,
          onProgress: ({ completed }) => steps.push(completed),
        }),
      ),
    );
    expect(all.sent()).toBe(size);
    for (const steps of progress) {
      expect(steps.length).toBeGreaterThan(2);
      expect(steps.at(-1)).toBe(size);
    }
    expect(all.blob.equals(await all.target.content())).toBe(true);
  });

  it('stop their own waiting only; the last one stops the transfer, and the next goes on', async () => {
    const size = 10 * megabyte;
    const all = await setUp(size, { bytesPerSecond: 5 * megabyte });
    const signals = [new AbortController(), new AbortController()];
    const pulls = signals.map(({ signal }) => all.pull(signal));
    for (const pull of pulls) pull.catch(() => {});
    await expect.poll(all.sent, { interval: 5 }).toBeGreaterThan(0.2 * size);
    signals[0]!.abort(new Error('first'));
    await expect(pulls[0]).rejects.toThrow('first');
    const atFirst = all.sent();
    await expect.poll(all.sent, { interval: 5 }).toBeGreaterThan(atFirst + 0.1 * size);
    signals[1]!.abort(new Error('second'));
    await expect(pulls[1]).rejects.toThrow('second');
    expect(await readdir(all.directory)).not.toContain('blob-lock');
    const atSecond = all.sent();
    await sleep(300);
    expect(all.sent() - atSecond).toBeLessThan(0.2 * size);
    await all.pull();
    expect(all.blob.equals(await all.target.content())).toBe(true);
    expect(all.sent()).toBeLessThan(1.3 * size);
  });

  it('all get the same error', async () => {
    const all = await setUp(2 * megabyte, { faultFor: () => ({ kind: 'status', status: 418 }) });
    const results = await Promise.allSettled([all.pull(), all.pull(), all.pull()]);
    const reasons = new Set(results.map((result) => (result.status === 'rejected' ? result.reason : undefined)));
    expect(reasons.size).toBe(1);
    expect([...reasons][0]).toMatchObject({ code: 'registry-response', status: 418 });
    expect(await stat(all.target.partialPath)).toBeDefined();
    await rm(all.target.partialPath);
  });
});
