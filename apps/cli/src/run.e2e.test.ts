import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addEmbedder } from '@puna-tooling/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runPuna } from './fixtures/run-puna.js';
import { startCliServer, type CliServer } from './fixtures/cli-server.js';

const question = 'What is the capital of France?';
const answer = 'The capital of France is Paris.';
let cli: CliServer;

beforeAll(async () => {
  cli = await startCliServer();
  // Without chance its answers are known.
  await writeFile(join(cli.directory, 'Modelfile'), 'FROM puna-tiny\nPARAMETER temperature 0');
  const { exitCode, stderr } = await cli.puna(['create', 'steady']);
  if (exitCode !== 0) throw new Error(stderr);
});

afterAll(async () => {
  await cli.close();
});

const run = (words: readonly string[], input = '') => cli.puna(['run', 'steady', ...words], { input });

describe('run', () => {
  it('answers', async () => {
    expect(await run(['--think=false', question])).toEqual({ exitCode: 0, stdout: `${answer}\n\n`, stderr: '' });
  });

  it('reads the prompt from the standard input', async () => {
    expect((await run(['--think=false'], question)).stdout).toBe(`${answer}\n\n`);
  });

  it('shows the thinking', async () => {
    expect((await run([question])).stdout).toBe(
      `Thinking...\nThe user asks for the capital of France. It is Paris.\n...done thinking.\n\n${answer}\n\n`,
    );
    expect((await run([question, '--hidethinking'])).stdout).toBe(`${answer}\n\n`);
  });

  it('keeps to a format', async () => {
    const schema = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };
    const { stdout } = await run(['--think=false', '--format', JSON.stringify(schema), question]);
    expect(JSON.parse(stdout)).toEqual({ city: expect.any(String) });
  });

  it('tells counts and times with --verbose', async () => {
    const { stdout, stderr } = await run(['--verbose', '--think=false', question]);
    expect(stdout).toBe(`${answer}\n\n`);
    expect(stderr).toMatch(/^total duration: {7}\S+s\n/);
    expect(stderr).toMatch(/^prompt eval count: {4}\d+ token\(s\)$/m);
    expect(stderr).toMatch(/^eval rate: {12}\d+\.\d\d tokens\/s$/m);
  });

  it('only loads the model where the prompt is empty', async () => {
    expect(await run([''])).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  });

  it('prints the vector of an embedding model', async () => {
    await addEmbedder(cli.server);
    const { exitCode, stdout } = await cli.puna(['run', 'embedder', 'a llama']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^\[.*\]\n$/);
    expect(JSON.parse(stdout)).toHaveLength(128);
    const { stdout: shortened } = await cli.puna(['run', 'embedder', '--dimensions', '8', 'a llama']);
    expect(JSON.parse(shortened)).toHaveLength(8);
  });

  it('does not know every model', async () => {
    const { exitCode, stderr } = await cli.puna(['run', '--insecure', '127.0.0.1:1/x/missing', 'Hello']);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^pulling manifest\nError: pull model manifest: .*127\.0\.0\.1:1.*connection refused\n$/);
  });

  it('ends well where it is interrupted', async () => {
    const controller = new AbortController();
    const running = cli.puna(['run', 'steady', 'Tell me a story about a llama.'], { signal: controller.signal });
    setTimeout(() => controller.abort(), 20);
    const { exitCode, stderr } = await running;
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  });
});

describe('run without a server', () => {
  it('uses one of its own', async () => {
    // Nothing listens on port 1.
    const environment = { ...cli.environment, PUNA_HOST: '127.0.0.1:1' };
    const { exitCode, stdout, stderr } = await runPuna(['run', 'steady', '--think=false', question], { environment });
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 0, stdout: `${answer}\n\n`, stderr: '' });
  });

  it('does not where another machine may be meant', async () => {
    // A path means that a gateway stands there.
    const environment = { ...cli.environment, PUNA_HOST: 'http://127.0.0.1:1/elsewhere' };
    const { exitCode, stderr } = await runPuna(['run', 'steady', question], { environment });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('could not connect to puna server');
  });
});
