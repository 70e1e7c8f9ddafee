import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  cosine,
  readTestJson,
  startDockerRegistry,
  startTestServer,
  testModel,
  whyTestModelsMissing,
  type TestServer,
} from '@puna-tooling/testing';
import type { EmbedResponse, GenerateResponse, PsResponse, ShowResponse, TagsResponse } from '@puna/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../start-server.js';
import { uploadDirectory } from './fixtures/upload-files.js';

const folders = { minilm: 'all-minilm-l6-v2-onnx', llama: 'tiny-llama-onnx' } as const;
const missing = whyTestModelsMissing(...Object.values(folders));

async function readRows<Row>(name: string): Promise<readonly Row[]> {
  return (await readTestJson<{ readonly rows: readonly Row[] }>(name)).rows;
}

async function embed(server: TestServer, model: string, input: string): Promise<EmbedResponse['embeddings']> {
  return (await server.post<EmbedResponse>('/api/embed', { model, input })).embeddings;
}

describe.skipIf(missing !== undefined)(`ONNX models${missing === undefined ? '' : ` (${missing})`}`, () => {
  let server: TestServer;
  let llama: Record<string, string> = {};

  beforeAll(async () => {
    server = await startTestServer(startServer, { withTinyModel: false });
    const minilm = await uploadDirectory(server, testModel(folders.minilm));
    llama = await uploadDirectory(server, testModel(folders.llama));
    for (const [model, files] of Object.entries({ minilm, llama })) {
      await server.post('/api/create', { model, files, stream: false });
    }
  }, 60_000);
  afterAll(() => server.close());

  const show = (model: string): Promise<ShowResponse> => server.post<ShowResponse>('/api/show', { model });
  const tags = async (from = server): Promise<TagsResponse['models']> =>
    ((await (await from.send('GET', '/api/tags')).json()) as TagsResponse).models;

  it('are listed and shown as what they are', async () => {
    expect((await tags()).map(({ name, details }) => [name, details.format, details.family]).toSorted()).toEqual([
      ['llama:latest', 'onnx', 'llama'],
      ['minilm:latest', 'onnx', 'bert'],
    ]);
    expect(await show('minilm')).toMatchObject({
      details: { format: 'onnx', family: 'bert', quantization_level: 'INT8' },
      capabilities: ['embedding'],
      model_info: { 'general.architecture': 'bert', 'bert.context_length': 512, 'bert.embedding_length': 384 },
      runtime: { name: 'onnx' },
    });
    expect((await show('llama')).capabilities).toEqual(['completion', 'tools']);
  });

  it('make the reference’s embeddings', async () => {
    const all = await readRows<{ text: string; truncated: boolean; embedding: number[] }>(
      'all-minilm-l6-v2-expected.json',
    );
    // The reference reads 256 tokens, the API 512.
    const rows = all.filter(({ truncated }) => !truncated);
    expect(rows).toHaveLength(7);
    for (const { text, embedding } of rows) {
      const [vector = []] = await embed(server, 'minilm', text);
      expect(cosine(vector, embedding)).toBeGreaterThan(0.98);
    }
  });

  it('write the recorded greedy tokens', async () => {
    const rows = await readRows<{ prompt: string; greedy_text: string; greedy_token_ids: number[] }>(
      'tiny-llama-expected.json',
    );
    expect(rows).toHaveLength(5);
    for (const { prompt, greedy_text, greedy_token_ids } of rows) {
      const options = { temperature: 0, num_predict: greedy_token_ids.length };
      const request = { model: 'llama', prompt, raw: true, stream: false, options };
      const { response, warnings } = await server.post<GenerateResponse>('/api/generate', request);
      expect(response).toBe(greedy_text);
      expect(warnings).toBeUndefined();
    }
  });

  it('run where /api/ps says so', async () => {
    await embed(server, 'minilm', 'x');
    const { models } = (await (await server.send('GET', '/api/ps')).json()) as PsResponse;
    expect(models.find(({ name }) => name === 'minilm:latest')).toMatchObject({
      details: { format: 'onnx' },
      runtime: { name: 'onnx' },
    });
  });

  it('are copied, and take their files with them when the last one is deleted', async () => {
    await server.send('POST', '/api/copy', { source: 'llama', destination: 'copy' });
    await server.send('DELETE', '/api/delete', { model: 'llama' });
    const request = { model: 'copy', prompt: 'The', stream: false, options: { num_predict: 1 } };
    expect((await server.post<GenerateResponse>('/api/generate', request)).done_reason).toBe('length');
    expect(await readdir(join(server.modelsDirectory, 'folders'))).toHaveLength(2);
    await server.send('DELETE', '/api/delete', { model: 'copy' });
    expect(await readdir(join(server.modelsDirectory, 'folders'))).toHaveLength(1);
    const blobs = await readdir(join(server.modelsDirectory, 'blobs'));
    const weights = llama['onnx/model.onnx'] ?? '';
    expect(blobs).not.toContain(weights.replace(':', '-'));
  });

  it('are pushed and pulled', async (test) => {
    const model = `${await startDockerRegistry(test)}/me/minilm:int8`;
    await server.send('POST', '/api/copy', { source: 'minilm', destination: model });
    expect((await server.postLines('/api/push', { model, insecure: true })).at(-1)).toEqual({ status: 'success' });
    const other = await startTestServer(startServer, { withTinyModel: false });
    try {
      expect((await other.postLines('/api/pull', { model, insecure: true })).at(-1)).toEqual({ status: 'success' });
      expect((await tags(other))[0]?.digest).toBe((await tags()).find(({ name }) => name === model)?.digest);
      expect(await embed(other, model, 'the same')).toEqual(await embed(server, 'minilm', 'the same'));
    } finally {
      await other.close();
    }
  });

  it.each([
    ['without config.json', ['config.json'], {}, /config\.json is missing .*give the whole directory/],
    ['without a tokenizer', ['tokenizer.json'], {}, /tokenizer\.json is missing/],
    ['with several weights', [], { copy: 'onnx/model_q4.onnx' }, /several times .*give one of them/],
    ['with a graph that is a part of a model', ['onnx/model.onnx'], { copy: 'onnx/encoder.onnx' }, /in one graph/],
    ['with a name that other systems can’t have', [], { copy: 'onnx/nul' }, /name of a device/],
    ['for a quantization', [], { quantize: 'q4_K_M' }, /can not be quantized here/],
  ])('are refused %s', async (_, left, { copy, quantize }: { copy?: string; quantize?: string }, problem) => {
    const weights = (await uploadDirectory(server, testModel(folders.llama)))['onnx/model.onnx'] ?? '';
    const files: Record<string, string> = { ...llama };
    for (const name of left) delete files[name];
    if (copy !== undefined) files[copy] = weights;
    const answer = await server.send('POST', '/api/create', { model: 'refused', files, quantize, stream: false });
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as { error: string }).error).toMatch(problem);
  });
});
