import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { tinyModelFiles } from '@puna/tiny-model';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLlamaServerRuntime } from '../create-runtime.js';
import type { LlamaServerRuntimeOptions } from '../options.js';
import { defaultEngineDirectory, installedFolder, programName } from './engine-directory.js';
import { findProgram } from './find-program.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'puna-find-'));
});

afterEach(() => rm(folder, { recursive: true }));

async function program(...names: readonly string[]): Promise<string> {
  const path = join(folder, ...names);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, '#!/bin/sh\n');
  await chmod(path, 0o755);
  return path;
}

describe('the program', () => {
  it('is the one of the option, of the environment, the one that was built or the one on the PATH, in this order', async () => {
    const engineDirectory = join(folder, 'engines');
    const onPath = await program('bin', programName);
    const options: LlamaServerRuntimeOptions = { engineDirectory, environment: { PATH: dirname(onPath) } };
    expect(await findProgram(options)).toBe(onPath);
    const built = await program(installedFolder(engineDirectory).slice(folder.length + 1), programName);
    expect(await findProgram(options)).toBe(built);
    const named = await program('named');
    const environment = { ...options.environment, PUNA_LLAMA_SERVER: named };
    expect(await findProgram({ ...options, environment })).toBe(named);
    const chosen = await program('chosen');
    expect(await findProgram({ ...options, environment, program: chosen })).toBe(chosen);
  });

  it('is missed with what to do', async () => {
    const options = { engineDirectory: folder, environment: { PATH: '' } };
    const result = await createLlamaServerRuntime(options).probe({ format: 'gguf', weights: tinyModelFiles.weights });
    expect(result).toMatchObject({ supported: false, reason: 'platform' });
    expect(!result.supported && result.message).toContain('puna engine build');
  });

  it('is not replaced by another where the chosen one can not be run', async () => {
    const path = join(folder, 'missing');
    const result = await findProgram({ environment: { PUNA_LLAMA_SERVER: path } });
    expect(result).toMatchObject({ supported: false, reason: 'configuration' });
    expect(JSON.stringify(result)).toContain('PUNA_LLAMA_SERVER');
  });

  it('lies where the environment says', () => {
    expect(defaultEngineDirectory({ PUNA_ENGINES: '/engines' })).toBe('/engines');
    expect(defaultEngineDirectory({})).toMatch(/puna.engines$/);
  });
});

describe('the preference', () => {
  it('is high where the model needs what this adapter is for, and low otherwise', async () => {
    const runtime = createLlamaServerRuntime({ program: await program('server') });
    const weights = tinyModelFiles.weights;
    const preferenceOf = async (more: object, environment = {}): Promise<unknown> => {
      const options = { program: join(folder, 'server'), environment };
      const result = await createLlamaServerRuntime(options).probe({ format: 'gguf', weights, ...more });
      return result.supported ? result.preference : result.reason;
    };
    expect(await preferenceOf({})).toBe(40);
    expect(await preferenceOf({ projectors: [weights] })).toBe(90);
    expect(await preferenceOf({ draft: weights })).toBe(90);
    expect(await preferenceOf({}, { PUNA_RPC_SERVERS: 'a:50052, b:50052' })).toBe(90);
    expect(await preferenceOf({ projectors: [weights, weights] })).toBe('feature');
    expect(runtime.name).toBe('llama-server');
  });
});
