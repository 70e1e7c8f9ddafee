import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { resolveSources, type ModelSources } from './resolve-sources.js';

describe('resolveSources', () => {
  let directory = '';

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'puna-sources-'));
    for (const file of ['a.gguf', 'projectors/b.gguf', 'lora/adapter_model.safetensors', 'lora/adapter_config.json']) {
      await mkdir(dirname(join(directory, file)), { recursive: true });
      await writeFile(join(directory, file), '');
    }
  });

  afterEach(() => rm(directory, { recursive: true }));

  const resolve = (sources: Partial<ModelSources>) =>
    resolveSources({ from: [], adapters: [], drafts: [], ...sources }, directory);

  it('takes what is no path for a model', async () => {
    const { from, files } = await resolve({ from: ['llama3:8b'] });
    expect(from).toBe('llama3:8b');
    expect(files.size).toBe(0);
  });

  it('sends one file under its name', async () => {
    const { from, files } = await resolve({ from: ['./projectors/b.gguf'] });
    expect(from).toBeUndefined();
    expect([...files]).toEqual([['b.gguf', join(directory, 'projectors', 'b.gguf')]]);
  });

  it('sends several files under their paths below a common directory', async () => {
    const { files } = await resolve({ from: ['a.gguf', 'projectors/b.gguf'] });
    expect([...files.keys()]).toEqual(['a.gguf', 'projectors/b.gguf']);
  });

  it('lets the last name win beside files', async () => {
    const { from, files } = await resolve({ from: ['one', 'a.gguf', 'two'] });
    expect(from).toBe('two');
    expect([...files.keys()]).toEqual(['a.gguf']);
  });

  it('reads a directory', async () => {
    const { adapters } = await resolve({ from: ['m'], adapters: ['lora'] });
    expect([...adapters.keys()]).toEqual(['adapter_model.safetensors', 'adapter_config.json']);
  });

  it('takes the files of an adapter one by one as well', async () => {
    const adapters = ['lora/adapter_config.json', './lora/adapter_model.safetensors', 'lora/adapter_config.json'];
    const resolved = await resolve({ from: ['m'], adapters });
    expect([...resolved.adapters.keys()]).toEqual(['adapter_config.json', 'adapter_model.safetensors']);
  });

  it('takes a directory and a projector beside it', async () => {
    const { files } = await resolve({ from: ['lora', 'projectors/b.gguf'] });
    expect([...files.keys()]).toEqual([
      'lora/adapter_model.safetensors',
      'lora/adapter_config.json',
      'projectors/b.gguf',
    ]);
  });

  it('refuses a PyTorch file', async () => {
    await writeFile(join(directory, 'pytorch_model.bin'), 'PK\u{3}\u{4}archive');
    await expect(resolve({ from: ['pytorch_model.bin'] })).rejects.toMatchObject({ code: 'pytorch-file' });
  });

  it('needs adapters and drafts to exist', async () => {
    await expect(resolve({ adapters: ['missing.gguf'] })).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(resolve({ drafts: ['missing.gguf'] })).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('refuses a draft that is the model itself', async () => {
    await expect(resolve({ from: ['a.gguf'], drafts: ['./a.gguf'] })).rejects.toThrow(
      'DRAFT must not reference the same local path as FROM: ./a.gguf',
    );
  });
});
