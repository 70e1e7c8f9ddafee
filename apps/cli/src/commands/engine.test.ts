import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runPuna } from '../fixtures/run-puna.js';

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'puna-engine-'));
});

afterAll(() => rm(directory, { recursive: true }));

describe('puna engine', () => {
  it.each([
    [['engine'], 'accepts 1 arg(s), received 0'],
    [['engine', 'build', 'x'], 'accepts 1 arg(s), received 2'],
    [['engine', 'burn'], 'unknown command "burn" for "puna engine"; there is: build'],
    [['engine', 'build', '--jobs', 'many'], 'invalid argument "many" for "-j, --jobs" flag: must be a whole number'],
    [['engine', 'build', '-j', '0'], 'invalid argument "0" for "--jobs" flag: must be at least 1'],
  ])('%j: %s', async (words, message) => {
    expect(await runPuna(words)).toEqual({ exitCode: 1, stdout: '', stderr: `Error: ${message}\n` });
  });

  it('says which tools are missing and leaves nothing behind', async () => {
    const environment = { PATH: directory, PUNA_ENGINES: directory };
    const { exitCode, stderr } = await runPuna(['engine', 'build'], { environment });
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^Error: Building llama-server needs git, cmake, .*not found on the PATH\./);
    expect(await readdir(directory)).toEqual([]);
  });

  it('ends when it is interrupted', async () => {
    const environment = { ...process.env, PUNA_ENGINES: directory };
    const { exitCode, stderr } = await runPuna(['engine', 'build'], { environment, signal: AbortSignal.abort() });
    expect(exitCode).toBe(1);
    expect(stderr).toBe('Error: interrupted; nothing was installed\n');
  });
});
