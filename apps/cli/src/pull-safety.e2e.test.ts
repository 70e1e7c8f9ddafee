import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { decodeNdjson } from '@puna/protocol';
import { tinyModelFiles } from '@puna/tiny-model';
import { temporaryDirectory } from '@puna-tooling/testing';
import { digestOf, TestRegistry, type TestRegistryOptions } from '@puna-tooling/testing/registry';
import { describe, expect, it, onTestFinished } from 'vitest';

const program = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const megabyte = 1_000_000;
const manifestType = 'application/vnd.docker.distribution.manifest.v2+json';

/** A registry with one model, whose weights are large: those of the tiny model with bytes behind them that nothing reads. */
async function registryWithModel(size: number, options: TestRegistryOptions = {}) {
  const registry = await TestRegistry.start(options);
  const tiny = await readFile(tinyModelFiles.weights);
  const weights = registry.add(Buffer.concat([tiny, randomBytes(size - tiny.length)]));
  const config = registry.add(Buffer.from('{"model_format":"gguf"}'), 'application/vnd.docker.container.image.v1+json');
  registry.addManifest('latest', manifestType, {
    schemaVersion: 2,
    mediaType: manifestType,
    config,
    layers: [weights],
  });
  return { registry, digest: weights.digest, model: `${registry.server.host}/me/big` };
}

async function newDirectory(): Promise<string> {
  const { path, remove } = await temporaryDirectory();
  onTestFinished(remove);
  return path;
}

interface Server {
  readonly child: ChildProcess;
  readonly url: string;
}

/** `puna serve` in a process of its own, on a free port. */
async function serve(modelsDirectory: string): Promise<Server> {
  const environment = { PATH: process.env.PATH, PUNA_MODELS: modelsDirectory, PUNA_HOST: '127.0.0.1:0' };
  const child = spawn(process.execPath, [program, 'serve'], { env: environment, stdio: ['ignore', 'pipe', 'ignore'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let printed = '';
  for await (const chunk of child.stdout) {
    printed += String(chunk);
    const [, url] = /^Puna is listening on (\S+)\n/.exec(printed) ?? [];
    if (url !== undefined) return { child, url };
  }
  throw new Error('puna serve ended');
}

/** The lines of a pull until it ends, or until the server is gone. */
async function pull({ url }: Server, model: string): Promise<Record<string, unknown>[]> {
  const lines: unknown[] = [];
  try {
    const response = await fetch(`${url}/api/pull`, {
      method: 'POST',
      body: JSON.stringify({ model, insecure: true }),
    });
    for await (const line of decodeNdjson(response.body as unknown as AsyncIterable<Uint8Array>)) lines.push(line);
  } catch {
    // The server was killed.
  }
  return lines as Record<string, unknown>[];
}

async function modelNames({ url }: Server): Promise<string[]> {
  const { models } = (await (await fetch(`${url}/api/tags`)).json()) as { models: { name: string }[] };
  return models.map(({ name }) => name);
}

async function pulledDigest(modelsDirectory: string, digest: string): Promise<string> {
  return digestOf(await readFile(join(modelsDirectory, 'blobs', digest.replace(':', '-'))));
}

describe('a server that pulls', () => {
  it('goes on after each of twenty kill -9, and never shows half a model', async () => {
    const size = 200 * megabyte;
    const { registry, digest, model } = await registryWithModel(size, { bytesPerSecond: 10 * megabyte });
    const directory = await newDirectory();
    for (let kills = 0; kills < 20; kills += 1) {
      const server = await serve(directory);
      expect(await modelNames(server)).toEqual([]);
      const pulling = pull(server, model);
      const until = registry.sent(digest) + size / 40 + randomInt(Math.round(size / 60));
      while (registry.sent(digest) < until) await sleep(5);
      expect(await modelNames(server)).toEqual([]);
      server.child.kill('SIGKILL');
      await once(server.child, 'exit');
      await pulling;
    }
    const server = await serve(directory);
    expect((await pull(server, model)).at(-1)).toEqual({ status: 'success' });
    expect(await modelNames(server)).toEqual([`${model}:latest`]);
    expect(await pulledDigest(directory, digest)).toBe(digest);
    expect(await readdir(join(directory, 'unfinished'))).toEqual([]);
  }, 240_000);

  it('shares a store with another one that pulls the same model', async () => {
    const size = 30 * megabyte;
    const { registry, digest, model } = await registryWithModel(size, { bytesPerSecond: 10 * megabyte });
    const directory = await newDirectory();
    const servers = await Promise.all([serve(directory), serve(directory)]);
    const answers = await Promise.all(servers.map((server) => pull(server, model)));
    for (const lines of answers) {
      expect(lines.at(-1)).toEqual({ status: 'success' });
      expect(lines.some(({ digest: layer, completed }) => layer === digest && completed === size)).toBe(true);
    }
    expect(registry.sent(digest)).toBe(size);
    expect(await pulledDigest(directory, digest)).toBe(digest);
    for (const server of servers) expect(await modelNames(server)).toEqual([`${model}:latest`]);
  }, 60_000);

  it('fetches each byte once for ten callers, who all see every step', async () => {
    const size = 20 * megabyte;
    const { registry, digest, model } = await registryWithModel(size, { bytesPerSecond: 10 * megabyte });
    const server = await serve(await newDirectory());
    const answers = await Promise.all(Array.from({ length: 10 }, () => pull(server, model)));
    expect(registry.sent(digest)).toBe(size);
    for (const lines of answers) {
      const statuses = new Set(lines.map(({ status }) => status));
      for (const status of ['pulling manifest', `downloading ${digest}`, 'verifying sha256 digest', 'success']) {
        expect(statuses).toContain(status);
      }
      const halfway = lines.filter(({ completed = 0 }) => Number(completed) > 0 && Number(completed) < size);
      expect(halfway.length).toBeGreaterThan(1);
    }
  });

  it('says how much room is missing on a disk that is too small, and leaves nothing there', async (test) => {
    const { digest, model, registry } = await registryWithModel(30 * megabyte);
    const directory = join(await newDirectory(), 'small');
    await mkdir(directory);
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', directory]).status !== 0) {
      test.skip('a small file system can only be mounted by root, on Linux');
    }
    onTestFinished(() => void spawnSync('umount', ['-l', directory]));
    const server = await serve(directory);
    const { error } = (await pull(server, model)).at(-1) ?? {};
    expect(error).toMatch(/not enough disk space in .*: 30(\.0)? MB needed, 8\.\d MB free; free some space/);
    expect(registry.sent(digest)).toBe(0);
    expect((await readdir(directory, { recursive: true })).toSorted()).toEqual(['blobs', 'manifests']);
    server.child.kill('SIGKILL');
    await once(server.child, 'exit');
  });
});
