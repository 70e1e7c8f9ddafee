import { appendFile, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { startDockerRegistry } from '@puna-tooling/testing';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { startCliServer, type CliServer } from './fixtures/cli-server.js';
import { runPuna } from './fixtures/run-puna.js';
import { serveFixture } from './fixtures/serve-fixture.js';

let cli: CliServer;

beforeAll(async () => {
  cli = await startCliServer();
});
afterAll(() => cli.close());

/** Pushes the tiny model to a registry of the test and takes it off the server. */
async function pushed(test: TestContext): Promise<string> {
  const model = `${await startDockerRegistry(test)}/me/tiny:v1`;
  await cli.puna(['cp', 'puna-tiny', model]);
  const { exitCode, stdout, stderr } = await cli.puna(['push', '--insecure', model]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: `\nYou can find your model at:\n\n\t${model}\n` });
  expect(stderr).toMatch(/^retrieving manifest\n(pushing [\da-f]{12}:\n)+pushing manifest\nsuccess\n$/);
  await cli.puna(['rm', model]);
  return model;
}

describe('push and pull', () => {
  it('bring a model to a registry and back, with plain lines where there is no terminal', async (test) => {
    const model = await pushed(test);
    const { exitCode, stdout, stderr } = await cli.puna(['pull', '--insecure', model]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
    expect(stderr).toMatch(
      /^pulling manifest\n(pulling [\da-f]{12}:\n)+verifying sha256 digest\nwriting manifest\nremoving any unused layers\nsuccess\n$/,
    );
    expect((await cli.puna(['list'])).stdout).toContain(model);
    await cli.puna(['rm', model]);
  });

  it('show a bar for each layer on a terminal', async (test) => {
    const model = await pushed(test);
    const { stderr } = await cli.puna(['pull', '--insecure', model], { terminal: true });
    expect(stderr).toMatch(/pulling [\da-f]{12}: 100% ▕█+▏ 1\.\d MB/);
    await cli.puna(['rm', model]);
  });

  it('need a name that is one', async () => {
    expect(await cli.puna(['pull', '!!'])).toMatchObject({
      exitCode: 1,
      stderr: 'Error: 400 Bad Request: invalid model name\n',
    });
  });

  it('say how to go on where they are interrupted', async () => {
    const never = new Promise(() => {});
    await using server = await serveFixture({ 'HEAD /': {}, 'POST /api/pull': { after: never } });
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 100);
    const environment = { PUNA_HOST: server.url };
    expect(await runPuna(['pull', 'big'], { environment, signal: controller.signal })).toMatchObject({
      exitCode: 1,
      stderr: 'Error: stopped; what was transferred is kept, and "puna pull big" goes on from there\n',
    });
  });
});

describe('run', () => {
  it('pulls a model that is not there', async (test) => {
    const model = await pushed(test);
    const { exitCode, stdout, stderr } = await cli.puna(['run', '--insecure', '--think=false', model, 'What is Puna?']);
    expect({ exitCode, answered: stdout.includes('Puna') }).toEqual({ exitCode: 0, answered: true });
    expect(stderr).toContain('success\n');
    await cli.puna(['rm', model]);
  });
});

describe('verify', () => {
  it('reads all files, and repairs what is damaged', async (test) => {
    const model = await pushed(test);
    await cli.puna(['pull', '--insecure', model]);
    await cli.puna(['rm', 'puna-tiny']);
    expect((await cli.puna(['verify'])).stdout).toMatch(/^\d files were checked; all are whole\n$/);
    const folder = join(cli.server.modelsDirectory, 'blobs');
    for (const file of await readdir(folder)) {
      const path = join(folder, file);
      if ((await stat(path)).size > 1_000_000) await appendFile(path, 'x');
      else if (file.endsWith('0')) await rm(path);
    }
    const { exitCode, stdout, stderr } = await cli.puna(['verify', '--insecure', model]);
    expect({ exitCode, stdout }).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^\d files were checked; \d (was|were) damaged and repaired from the registry\n$/),
    });
    expect(stderr).toMatch(/damaged sha256:[\da-f]{64}\nrepairing [\da-f]{12}:\n/);
  });
});
