import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findModelFiles } from './model-directory.js';

describe('findModelFiles', () => {
  let directory = '';

  beforeEach(async () => {
    directory = join(await mkdtemp(join(tmpdir(), 'puna-model-directory-')), 'model');
    await mkdir(directory);
  });

  afterEach(() => rm(dirname(directory), { recursive: true }));

  async function put(...files: string[]): Promise<void> {
    for (const file of files) {
      await mkdir(dirname(join(directory, file)), { recursive: true });
      await writeFile(join(directory, file), '');
    }
  }

  async function found(): Promise<string[]> {
    return (await findModelFiles(directory)).map((file) => relative(directory, file).replaceAll('\\', '/'));
  }

  it('takes weights, settings and tokenizer, and one level of folders', async () => {
    await put('model-00001-of-00002.safetensors', 'model-00002-of-00002.safetensors', 'config.json', 'README.md');
    await put('vision/model.safetensors', 'vision/config.json', 'vision/tokenizer.model', 'chat_template.jinja');
    expect(await found()).toEqual([
      'model-00001-of-00002.safetensors',
      'model-00002-of-00002.safetensors',
      'vision/model.safetensors',
      'config.json',
      'vision/config.json',
      'chat_template.jinja',
      'vision/tokenizer.model',
    ]);
  });

  it.each([
    [['model.safetensors', 'consolidated.safetensors'], ['model.safetensors']],
    [['consolidated.safetensors', 'pytorch_model.bin'], ['consolidated.safetensors']],
    [['pytorch_model-1.bin', 'other.bin'], ['pytorch_model-1.bin']],
    [['consolidated.00.pth', 'a.gguf'], ['consolidated.00.pth']],
    [
      ['a.gguf', 'b.gguf', 'c.bin'],
      ['a.gguf', 'b.gguf'],
    ],
    [['c.bin'], ['c.bin']],
    [['adapter_model.safetensors'], ['adapter_model.safetensors']],
    [['adapters.safetensors'], ['adapters.safetensors']],
    [
      ['tokenizer.model', 'model.safetensors', 'a/tokenizer.model'],
      ['model.safetensors', 'tokenizer.model'],
    ],
  ])('of %j takes %j', async (files, expected) => {
    await put(...files);
    expect(await found()).toEqual(expected);
  });

  it('says where there is no model', async () => {
    await put('README.md');
    await expect(found()).rejects.toThrow('no Modelfile or safetensors files found');
  });

  it('refuses links that lead out of the directory, but not others', async () => {
    await put('weights/real.bin', '../outside.json');
    await symlink(join('weights', 'real.bin'), join(directory, 'model.safetensors'));
    expect(await found()).toEqual(['model.safetensors']);

    await symlink(join('..', 'outside.json'), join(directory, 'config.json'));
    await expect(found()).rejects.toThrow('insecure path: config.json');
  });
});
