import { appendFile, open, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  parseModelName,
  type GenerateResponse,
  type ProgressResponse,
  type TagsResponse,
  type VerifyResponse,
} from '@puna/protocol';
import { configMediaType, manifestMediaType, mediaTypes, openStore } from '@puna/store';
import { startDockerRegistry, startTestServer, type TestServer } from '@puna-tooling/testing';
import { afterEach, beforeEach, describe, expect, it, type TestContext } from 'vitest';
import { startServer } from '../start-server.js';

type Line = ProgressResponse & { readonly error?: string };

let first: TestServer;
let second: TestServer;

beforeEach(async () => {
  first = await startTestServer(startServer);
  second = await startTestServer(startServer, { withTinyModel: false });
});
afterEach(async () => {
  await Promise.all([first.close(), second.close()]);
});

/** The files below a folder of a server's store with their contents, by path. */
async function filesOf({ modelsDirectory }: TestServer, folder: string): Promise<Map<string, string>> {
  const entries = await readdir(join(modelsDirectory, folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = await Promise.all(files.map((file) => readFile(file, 'latin1')));
  return new Map(files.map((file, index) => [file.slice(modelsDirectory.length), contents[index] ?? '']));
}

/** Damages a file in its middle. */
async function overwrite(path: string, position: number): Promise<void> {
  const handle = await open(path, 'r+');
  await handle.write(Buffer.from('damaged'), 0, 7, position);
  await handle.close();
}

async function namesOf(server: TestServer): Promise<string[]> {
  const { models } = (await (await server.send('GET', '/api/tags')).json()) as TagsResponse;
  return models.map(({ name }) => name);
}

/** The statuses in their order, each layer's lines as one word. */
function statusesOf(lines: readonly Line[]): string[] {
  const statuses = lines.map(({ status, digest }) => (digest === undefined ? status : 'layer'));
  return statuses.filter((status, index) => status !== 'layer' || statuses[index - 1] !== 'layer');
}

/** Copies the tiny model of the first server to a name in a registry and pushes it. */
async function pushTiny(host: string, tag = 'latest'): Promise<{ model: string; lines: Line[] }> {
  const model = `${host}/me/tiny:${tag}`;
  await first.send('POST', '/api/copy', { source: 'puna-tiny', destination: model });
  return { model, lines: await first.postLines<Line>('/api/push', { model, insecure: true }) };
}

const pull = (model: string): Promise<Line[]> => second.postLines<Line>('/api/pull', { model, insecure: true });

const pullSteps = [
  'pulling manifest',
  'layer',
  'verifying sha256 digest',
  'writing manifest',
  'removing any unused layers',
  'success',
];

describe("through Docker's own registry, a model", () => {
  it('comes from one store into another byte for byte, and runs there', async (test) => {
    const { model, lines } = await pushTiny(await startDockerRegistry(test));
    expect(statusesOf(lines)).toEqual(['retrieving manifest', 'layer', 'pushing manifest', 'success']);
    expect(statusesOf(await pull(model))).toEqual(pullSteps);
    const [sent, came] = await Promise.all([filesOf(first, 'manifests'), filesOf(second, 'manifests')]);
    for (const [path, content] of came) expect(sent.get(path), path).toBe(content);
    for (const [path, content] of await filesOf(second, 'blobs')) {
      expect((await filesOf(first, 'blobs')).get(path) === content, path).toBe(true);
    }
    const prompt = { model, prompt: 'What is Puna?', think: false, stream: false, options: { temperature: 0 } };
    const [here, there] = await Promise.all([
      first.post<GenerateResponse>('/api/generate', { ...prompt, model: 'puna-tiny' }),
      second.post<GenerateResponse>('/api/generate', prompt),
    ]);
    expect(there.response).toBe(here.response);
    expect(await readdir(join(second.modelsDirectory, 'unfinished'))).toEqual([]);
  });

  it('may have layers of every kind', async (test) => {
    const model = `${await startDockerRegistry(test)}/me/everything`;
    const store = await openStore({ directory: first.modelsDirectory });
    const kinds = Object.values(mediaTypes).filter((type) => type !== mediaTypes.tensor);
    const layers = await Promise.all(
      [...kinds, 'application/vnd.example.unknown'].map(async (mediaType) => {
        const { digest, size } = await store.blobs.writeBytes(`the layer ${mediaType}`);
        return { mediaType, digest, size };
      }),
    );
    const config = await store.blobs.writeBytes('{"model_format":"gguf"}');
    await store.manifests.write(parseModelName(model), {
      schemaVersion: 2,
      mediaType: manifestMediaType,
      config: { mediaType: configMediaType, digest: config.digest, size: config.size },
      layers,
    });
    await first.postLines('/api/push', { model, insecure: true });
    expect((await pull(model)).at(-1)).toEqual({ status: 'success' });
    const other = await openStore({ directory: second.modelsDirectory });
    expect((await other.manifests.read(parseModelName(model)))?.manifest.layers).toEqual(layers);
    for (const { digest, mediaType } of layers) {
      expect(await other.blobs.readText(digest)).toBe(`the layer ${mediaType}`);
    }
  });

  it('is not sent again where the registry has it, nor fetched again where the store has it', async (test) => {
    const host = await startDockerRegistry(test);
    await pushTiny(host);
    const { model, lines } = await pushTiny(host, 'again');
    const totals = new Map(lines.flatMap(({ digest, total }) => (digest === undefined ? [] : [[digest, total]])));
    for (const [digest, total] of totals) {
      expect(lines.filter((line) => line.digest === digest)).toEqual([
        { status: `pushing ${digest}`, digest, total, completed: total },
      ]);
    }
    await pull(model);
    const again = await pull(model);
    expect(again.filter(({ total, completed }) => completed !== total)).toEqual([]);
    expect(statusesOf(again)).toEqual(pullSteps);
  });

  it('is pulled by ten callers at once, who all see every step', async (test) => {
    const { model } = await pushTiny(await startDockerRegistry(test));
    const answers = await Promise.all(Array.from({ length: 10 }, () => pull(model)));
    for (const lines of answers) expect(statusesOf(lines)).toEqual(pullSteps);
    expect(await namesOf(second)).toEqual([model]);
  });

  it('replaces an older version and takes what only that one needed', async (test) => {
    const host = await startDockerRegistry(test);
    const model = `${host}/me/tiny`;
    for (const [system, older] of [
      ['Be brief.', 'Be long.'],
      ['Be long.', 'Be brief.'],
    ]) {
      await first.post('/api/create', { model, from: 'puna-tiny', system, stream: false });
      await first.postLines('/api/push', { model, insecure: true });
      expect((await pull(model)).at(-1)).toEqual({ status: 'success' });
      const contents = [...(await filesOf(second, 'blobs')).values()];
      expect(contents).toContain(system);
      expect(contents).not.toContain(older);
    }
  });

  it('answers with one object where no stream is wanted', async (test) => {
    const { model } = await pushTiny(await startDockerRegistry(test));
    const body = { model, insecure: true, stream: false };
    expect(await first.post('/api/push', body)).toEqual({ status: 'success' });
    expect(await second.post('/api/pull', body)).toEqual({ status: 'success' });
  });

  it('is pulled where another one is made from it', async (test) => {
    const { model } = await pushTiny(await startDockerRegistry(test));
    const create = { model: 'mine', from: `http://${model}`, system: 'Be brief.' };
    const refused = await second.postLines<Line>('/api/create', create);
    expect(refused.at(-1)).toEqual({ error: 'insecure protocol http' });
    await pull(model);
    const lines = await second.postLines<Line>('/api/create', { ...create, from: model });
    expect(lines.at(-1)).toEqual({ status: 'success' });
  });

  it('that is damaged says so when it is loaded, and how to repair it', async (test) => {
    const { model, weights } = await pulledTiny(test);
    const whole = await readFile(weights);
    for (const damage of [() => truncate(weights, 1000), () => overwrite(weights, 8)]) {
      await damage();
      const { error } = await second.post('/api/generate', { model, prompt: 'x', stream: false });
      expect(error).toMatch(/^sha256:[\da-f]{64} of .* is damaged; "puna verify .*" repairs it from its registry$/);
      await writeFile(weights, whole);
    }
    expect(await second.post('/api/generate', { model, prompt: 'x', stream: false })).not.toHaveProperty('error');
  });

  it('is not there for those whom the registry does not let in', async (test) => {
    const host = await startDockerRegistry(test, { login: true });
    const lines = await pull(`${host}/me/tiny`);
    expect(lines[0]).toEqual({ status: 'pulling manifest' });
    expect(lines[1]?.error).toMatch(/^pull model manifest: unauthorized: access denied/);
    expect(await readdir(second.modelsDirectory)).toEqual(['blobs', 'manifests']);
  });

  it('is not there where it was never pushed', async (test) => {
    const lines = await pull(`${await startDockerRegistry(test)}/me/nothing`);
    expect(lines.at(-1)).toEqual({ error: 'pull model manifest: file does not exist' });
    expect(await readdir(second.modelsDirectory)).toEqual(['blobs', 'manifests']);
  });
});

/** A pulled model, and the file of its weights. */
async function pulledTiny(test: TestContext): Promise<{ model: string; weights: string }> {
  const { model } = await pushTiny(await startDockerRegistry(test));
  await pull(model);
  const files = await readdir(join(second.modelsDirectory, 'blobs'));
  const sizes = await Promise.all(
    files.map(async (file) => (await stat(join(second.modelsDirectory, 'blobs', file))).size),
  );
  const largest = files[sizes.indexOf(Math.max(...sizes))] ?? '';
  return { model, weights: join(second.modelsDirectory, 'blobs', largest) };
}

const verify = (model?: string): Promise<(VerifyResponse & { error?: string })[]> =>
  second.postLines('/api/verify', { model, insecure: true });

describe('POST /api/verify', () => {
  it('finds nothing in a sound store', async (test) => {
    await pulledTiny(test);
    const last = (await verify()).at(-1);
    expect(last).toMatchObject({ status: 'success', repaired: 0 });
    expect(last?.verified).toBeGreaterThan(2);
  });

  it.for<[string, (path: string) => Promise<unknown>]>([
    ['some of its bytes are others', (path) => overwrite(path, 600_000)],
    ['its end is missing', (path) => truncate(path, 1000)],
    ['it is too long', (path) => appendFile(path, 'x')],
    ['it is gone', (path) => rm(path)],
  ])('repairs a file from the registry where %s', async ([, damage], test) => {
    const { model, weights } = await pulledTiny(test);
    const whole = await readFile(weights);
    await damage(weights);
    const lines = await verify(model);
    expect(lines.at(-1)).toMatchObject({ status: 'success', repaired: 1 });
    expect(lines.some(({ status }) => status.startsWith('damaged sha256:'))).toBe(true);
    expect((await readFile(weights)).equals(whole)).toBe(true);
    expect(await readdir(join(second.modelsDirectory, 'unfinished'))).toEqual([]);
  });

  it('says which file it could not repair, and what to do', async (test) => {
    const { model, weights } = await pulledTiny(test);
    const orphan = '127.0.0.1:1/me/tiny';
    await second.send('POST', '/api/copy', { source: model, destination: orphan });
    await rm(weights);
    const lines = await verify(orphan);
    expect(lines.at(-1)?.error).toMatch(/^sha256:.* is damaged and could not be repaired from its registry/);
  });
});
