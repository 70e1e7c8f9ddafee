import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findModelFiles, findOnnxModelFiles } from './model-directory.js';

describe('findModelFiles', () => {
  let root = '';
  let directory = '';

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'puna-model-directory-'));
    directory = join(root, 'model');
    await mkdir(directory);
  });

  afterEach(() => rm(root, { recursive: true }));

  async function put(...files: string[]): Promise<void> {
    for (const file of files) {
      await mkdir(dirname(join(directory, file)), { recursive: true });
      await writeFile(join(directory, file), '');
    }
  }

  async function putPytorch(...files: string[]): Promise<void> {
    await put(...files);
    for (const file of files) await writeFile(join(directory, file), 'PK\u{3}\u{4}archive');
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

  it('takes the best of several weights in ONNX where there are no others', async () => {
    await put('config.json', 'tokenizer.json', '1_Pooling/config.json', 'README.md', 'vocab.txt', 'pytorch_model.bin');
    await put('onnx/model.onnx', 'onnx/model_q4.onnx', 'onnx/model_q4.onnx_data', 'onnx/model_q4.onnx_data_1');
    expect(await found()).toEqual([
      'onnx/model_q4.onnx',
      'onnx/model_q4.onnx_data',
      'onnx/model_q4.onnx_data_1',
      'config.json',
      'tokenizer.json',
      '1_Pooling/config.json',
    ]);
    const chosen = await findOnnxModelFiles(join(directory, 'onnx', 'model.onnx'));
    expect(chosen.map((file) => relative(directory, file).replaceAll('\\', '/'))).toEqual([
      'onnx/model.onnx',
      'config.json',
      'tokenizer.json',
      '1_Pooling/config.json',
    ]);
  });

  it.each([
    [['model.safetensors', 'consolidated.safetensors'], ['model.safetensors']],
    [['consolidated.safetensors', 'pytorch_model.bin'], ['consolidated.safetensors']],
    [['consolidated.00.pth', 'a.gguf'], ['a.gguf']],
    [
      ['model-00002-of-00002.gguf', 'model-00001-of-00002.gguf', 'README.md'],
      ['model-00001-of-00002.gguf', 'model-00002-of-00002.gguf'],
    ],
    [
      ['model.gguf', 'mmproj-model-f16.gguf'],
      ['mmproj-model-f16.gguf', 'model.gguf'],
    ],
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

  it('takes the pooling and the modules of an embedding model', async () => {
    await put('model.safetensors', 'modules.json', 'config_sentence_transformers.json', 'sentence_bert_config.json');
    await put('1_Pooling/config.json', '2_Dense/config.json', '2_Dense/model.safetensors', 'tokenizer.json');
    expect(await found()).toEqual([
      'model.safetensors',
      '2_Dense/model.safetensors',
      'config_sentence_transformers.json',
      'modules.json',
      'sentence_bert_config.json',
      'tokenizer.json',
      '1_Pooling/config.json',
      '2_Dense/config.json',
    ]);
  });

  it('leaves the same model in other formats, states of the training and download notes out', async () => {
    await put('model.safetensors', 'config.json', 'onnx/model.onnx', 'onnx/config.json', 'openvino/config.json');
    await put('checkpoint-500/model.safetensors', 'checkpoint-500/trainer_state.json', '.cache/notes.json');
    expect(await found()).toEqual(['model.safetensors', 'config.json']);
  });

  it('takes weights and settings of an adapter, and not those of its checkpoints', async () => {
    await put('adapter_model.safetensors', 'adapter_config.json', 'checkpoint-9/adapter_config.json');
    await putPytorch('training_args.bin');
    expect(await found()).toEqual(['adapter_model.safetensors', 'adapter_config.json']);
  });

  it.each([['pytorch_model-00001-of-00002.bin'], ['consolidated.00.pth'], ['adapter_model.bin']])(
    'refuses %s before it is sent anywhere',
    async (file) => {
      await putPytorch(file);
      await put('config.json');
      await expect(found()).rejects.toMatchObject({
        code: 'pytorch-file',
        message: `PyTorch files can not be imported: ${file}`,
        hint: expect.stringContaining('use the safetensors version of the model'),
      });
    },
  );

  it('takes what else ends in .bin, also beside a PyTorch file', async () => {
    await put('model.bin');
    await putPytorch('training_args.bin');
    expect(await found()).toEqual(['model.bin']);
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
    await expect(found()).rejects.toMatchObject({
      message: 'insecure path: config.json',
      hint: 'copy the file that the link leads to into the directory',
    });
  });

  it('knows the links of a download cache', async () => {
    await put('models--me--mine/blobs/12ab');
    directory = join(directory, 'models--me--mine', 'snapshots', '34cd');
    await mkdir(directory, { recursive: true });
    await symlink(join('..', '..', 'blobs', '12ab'), join(directory, 'model.safetensors'));
    await expect(found()).rejects.toMatchObject({
      message: 'insecure path: model.safetensors',
      hint: expect.stringContaining('--local-dir'),
    });
  });
});
