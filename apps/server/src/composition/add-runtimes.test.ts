import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startTestServer, temporaryDirectory, type TestServer } from '@puna-tooling/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { startServer } from '../start-server.js';
import { findFactory } from './find-factory.js';

const stranger = fileURLToPath(new URL('fixtures/stranger', import.meta.url));
let server: TestServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function start(environment: Record<string, string>): Promise<TestServer> {
  server = await startTestServer(startServer, { environment });
  return server;
}

describe('a runtime of somebody else', () => {
  it('runs models in a process of its own', async () => {
    const { post, send } = await start({ PUNA_RUNTIMES: stranger, PUNA_RUNTIME: 'parrot' });
    const { response } = await post('/api/generate', { model: 'puna-tiny', prompt: 'hello', raw: true, stream: false });
    expect(response).toMatch(/^squawk from \d+$/u);
    expect(response).not.toContain(String(process.pid));
    const running = (await (await send('GET', '/api/ps')).json()) as { models: { runtime: { name: string } }[] };
    expect(running.models[0]?.runtime.name).toBe('parrot');
  });

  it('is asked with the others', async () => {
    const { post } = await start({ PUNA_RUNTIMES: stranger });
    const { response } = await post('/api/generate', { model: 'puna-tiny', prompt: 'hello', stream: false });
    expect(response).not.toContain('squawk');
  });

  it('is found by the name of its package, from the working directory', async () => {
    const { path, remove } = await temporaryDirectory();
    const place = join(path, 'node_modules/@stranger');
    await mkdir(place, { recursive: true });
    await writeFile(join(path, 'package.json'), '{}');
    await cp(stranger, join(place, 'runtime-parrot'), { recursive: true });
    const url = await findFactory('@stranger/runtime-parrot', path);
    expect(url).toMatch(/node_modules\/@stranger\/runtime-parrot\/factory\.mjs$/u);
    await remove();
  });

  it.each([
    [
      '@stranger/missing',
      "@stranger/missing: no runtime could be loaded from it: Cannot find package '@stranger/missing'",
    ],
    [`${stranger},${stranger}`, 'there is a runtime called "parrot" already'],
  ])('must be one: %s', async (setting, message) => {
    await expect(start({ PUNA_RUNTIMES: setting })).rejects.toThrow(message);
  });
});
