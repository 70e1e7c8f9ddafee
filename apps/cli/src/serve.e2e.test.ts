import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serveFixture } from './fixtures/serve-fixture.js';

// The program itself, in a process of its own: signals and exit statuses are only real there. It must have been built.
const program = fileURLToPath(new URL('../dist/main.js', import.meta.url));

/** The address that `puna serve` prints first. */
function address(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += String(chunk);
      const [, url] = /^Puna is listening on (\S+)\n/.exec(printed) ?? [];
      if (url !== undefined) resolve(url);
    });
    child.once('exit', (code) => reject(new Error(`puna serve ended with ${code}`)));
  });
}

describe('the program', () => {
  let directory = '';
  const children: ChildProcess[] = [];

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'puna-program-'));
  });

  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await rm(directory, { recursive: true });
  });

  function start(words: readonly string[], settings: NodeJS.ProcessEnv = {}) {
    const environment = { PATH: process.env.PATH, PUNA_MODELS: join(directory, 'models'), ...settings };
    const child = spawn(process.execPath, [program, ...words], { cwd: directory, env: environment });
    children.push(child);
    child.stdin.end();
    const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
    return { child, exited, stdout: text(child.stdout), stderr: text(child.stderr) };
  }

  it.each(['SIGINT', 'SIGTERM'] as const)('serves until %s', async (signal) => {
    const { child, exited, stdout } = start(['serve', '--with-tiny-model'], { PUNA_HOST: '127.0.0.1:0' });
    const url = await address(child);
    expect(await (await fetch(url)).text()).toBe('Ollama is running');

    const run = start(['run', 'puna-tiny', '--think=false', 'What is the capital of France?'], { PUNA_HOST: url });
    expect(await run.exited).toBe(0);
    expect(await run.stdout).not.toBe('');

    child.kill(signal);
    expect(await exited).toBe(0);
    expect(await stdout).toContain(`\n  curl ${url}/api/generate -d '{"model":"puna-tiny",`);
    expect(await stdout).toMatch(/\n {2}PUNA_HOST=127\.0\.0\.1:\d+ node .*main\.js"? run puna-tiny "What is Puna\?"\n/);
  });

  it('says who holds the port', async () => {
    await using other = await serveFixture({
      'GET /': { body: 'Ollama is running' },
      'GET /api/version': { body: { version: '0.33.0' } },
    });
    const { exited, stderr } = start(['serve'], { PUNA_HOST: other.url });
    expect(await exited).toBe(1);
    const host = other.url.replace('http://', '');
    expect(await stderr).toContain(`Error: listen tcp ${host}: bind: address already in use\n`);
    expect(await stderr).toContain('Ollama or a server like it (version 0.33.0) is running');
    expect(await stderr).toMatch(/\nTo use another port: PUNA_HOST=127\.0\.0\.1:\d+ node .*main\.js"? serve\n$/);
  });

  it('ends with status 1 after an error', async () => {
    const { exited, stdout, stderr } = start(['show']);
    expect(await exited).toBe(1);
    expect([await stdout, await stderr]).toEqual(['', 'Error: accepts 1 arg(s), received 0\n']);
  });

  it('ends with status 0 where run is interrupted', async () => {
    const never = new Promise(() => {});
    await using server = await serveFixture({
      'HEAD /': {},
      'POST /api/show': { body: {} },
      'POST /api/generate': { after: never },
    });
    const { child, exited, stderr } = start(['run', 'm', 'Hello'], { PUNA_HOST: server.url });
    const asked = () => server.received.some((request) => request.path === '/api/generate');
    await expect.poll(asked, { timeout: 20_000 }).toBe(true);
    child.kill('SIGINT');
    expect(await exited).toBe(0);
    expect(await stderr).toBe('');
  });
});
