import { rename, symlink } from 'node:fs/promises';
import path from 'node:path';
import { LoadError, UnsupportedError, type ProbeResult } from '@puna/runtime';
import { describe, expect, it } from 'vitest';
import { createOnnxRuntime } from '../create-runtime.js';
import { load } from '../fixtures/load.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';
import { wordVectors, writeWordModel, type FolderFiles } from '../fixtures/word-model.js';

const runtime = createOnnxRuntime();
const bert = { architectures: ['BertModel'] };
const graph = path.join('onnx', 'model.onnx');

async function probe(config: object, files: FolderFiles = {}): Promise<ProbeResult> {
  return runtime.probe({ format: 'onnx', weights: await writeWordModel(wordVectors(), config, files) });
}

describe('a folder', () => {
  it.each([
    ['BertModel', {}, 'embedding'],
    ['BertForMaskedLM', {}, 'embedding'],
    ['XLMRobertaForSequenceClassification', { id2label: { 0: 'LABEL_0' } }, 'rerank'],
    ['LlamaForCausalLM', {}, 'completion'],
    ['GPT2LMHeadModel', {}, 'completion'],
  ])('of a %s is accepted', async (architecture, config, capability) => {
    const found = await probe({ architectures: [architecture], ...config });
    expect(found).toMatchObject({ supported: true, capabilities: { [capability]: true } });
  });

  it('of a decoder with a pooling makes embeddings', async () => {
    const found = await probe({ architectures: ['Qwen3ForCausalLM'] }, { 'modules.json': [] });
    expect(found).toMatchObject({ supported: true, capabilities: { embedding: true, completion: false } });
  });

  it.each([
    ['T5ForConditionalGeneration', { is_encoder_decoder: true }],
    ['BertForSequenceClassification', {}],
    ['BertForTokenClassification', {}],
  ])('of a %s is refused', async (architecture, config) => {
    const found = await probe({ architectures: [architecture], ...config });
    expect(found).toMatchObject({ supported: false, reason: 'architecture' });
  });

  it.each<[string, FolderFiles]>([
    ['whose weights were left in Git LFS', { [graph]: 'version https://git-lfs.github.com/spec/v1\n' }],
    ['whose weights are empty', { [graph]: '' }],
    ['whose configuration is cut', { 'config.json': '{"model_type": "be' }],
    ['whose configuration is a list', { 'config.json': [] }],
  ])('%s is refused', async (_, files) => {
    expect(await probe(bert, files)).toMatchObject({ supported: false, reason: 'format' });
  });

  it('without weights, configuration or tokenizer is refused', async () => {
    const empty = await runtime.probe({ format: 'onnx', weights: await temporaryFolder() });
    expect(empty).toMatchObject({ supported: false, reason: 'format' });
    const folder = await writeWordModel(wordVectors(), bert);
    await rename(path.join(folder, 'tokenizer.json'), path.join(folder, 'other.json'));
    expect(await runtime.probe({ format: 'onnx', weights: folder })).toMatchObject({ reason: 'feature' });
  });

  it('with a damaged small file can not be loaded', async () => {
    const cut = await writeWordModel(wordVectors(), bert, { 'config.json': '{"model_type": "be' });
    await expect(load(cut)).rejects.toSatisfy(LoadError.isInstance);
    const strange = await writeWordModel(wordVectors(), bert, { 'tokenizer.json': { model: { type: 'Strange' } } });
    await expect(load(strange)).rejects.toSatisfy(LoadError.isInstance);
  });

  it('with its weights beside the small files is loaded', async () => {
    const folder = await writeWordModel(wordVectors(), bert);
    await rename(path.join(folder, graph), path.join(folder, 'model.onnx'));
    const model = await load(folder);
    expect(model.capabilities.embedding).toBe(true);
    await model.close();
  });

  it('of another kind of graph than its configuration says is refused', async () => {
    const folder = await writeWordModel(wordVectors(), { architectures: ['LlamaForCausalLM'] });
    await expect(load(folder)).rejects.toSatisfy(UnsupportedError.isInstance);
  });

  it('has the limit of positions that its table leaves', async () => {
    const folder = await writeWordModel(wordVectors(), { ...bert, model_type: 'xlm-roberta', pad_token_id: 1 });
    const model = await load(folder);
    expect(model.limits).toMatchObject({ contextLength: 14, vocabularySize: 8, embeddingLength: 2, addedTokens: 2 });
    await model.close();
  });

  it('of links is loaded, wherever its files lie', async () => {
    const folder = await writeWordModel(wordVectors(), bert);
    const elsewhere = await temporaryFolder();
    for (const name of ['config.json', 'tokenizer.json', graph]) {
      const blob = path.join(elsewhere, `sha256-${path.basename(name)}`);
      await rename(path.join(folder, name), blob);
      await symlink(blob, path.join(folder, name));
    }
    const model = await load(folder);
    expect(model.capabilities.embedding).toBe(true);
    await model.close();
  });
});
