import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOf, startTestServer, type TestServer } from '@puna-tooling/testing';
import { modelfileToCreateRequest, parseModelfile } from '@puna/modelfile';
import type { ProgressResponse, ShowResponse, TagsResponse } from '@puna/protocol';
import { tinyModelFiles } from '@puna/tiny-model';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startServer } from '../start-server.js';

describe('models of the store', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer(startServer);
  });
  afterEach(() => server.close());

  const create = (body: unknown): Promise<ProgressResponse[]> => server.postLines('/api/create', body);
  const blobs = (): Promise<string[]> => readdir(join(server.modelsDirectory, 'blobs'));
  const names = async (): Promise<string[]> => {
    const answer = (await (await server.send('GET', '/api/tags')).json()) as TagsResponse;
    return answer.models.map((model) => model.name);
  };

  it('are made from an uploaded GGUF, which runs', async () => {
    const weights = await readFile(tinyModelFiles.weights);
    const digest = digestOf(weights);
    expect((await server.send('HEAD', `/api/blobs/${digest}`)).status).toBe(200);
    const lines = await create({ model: 'Mine', files: { 'mine.gguf': digest }, license: ['MIT', 'other'] });
    expect(lines.map((line) => line.status)).toEqual([
      'parsing GGUF',
      `using existing layer ${digest}`,
      `creating new layer ${digestOf('MIT')}`,
      `creating new layer ${digestOf('other')}`,
      'writing manifest',
      'success',
    ]);
    const answer = await server.post('/api/generate', { model: 'mine', prompt: 'Hello', stream: false });
    expect(answer).toMatchObject({ model: 'mine', done: true });
    expect((await server.post<ShowResponse>('/api/show', { model: 'mine' })).license).toBe('MIT\nother');
  });

  it('are made from another model and inherit what is not given', async () => {
    await create({
      model: 'base',
      from: 'puna-tiny',
      system: 'S',
      parameters: { temperature: 0.5, stop: ['a', 'b'], num_ctx: 512 },
    });
    await create({ model: 'derived', from: 'base', parameters: { temperature: 0.1 } });
    const shown = await server.post<ShowResponse>('/api/show', { model: 'derived' });
    expect(shown.system).toBe('S');
    expect(shown.details.parent_model).toBe('puna-tiny:latest');
    expect(shown.parameters?.split('\n').toSorted()).toEqual([
      'num_ctx                        512',
      'stop                           "a"',
      'stop                           "b"',
      'temperature                    0.1',
    ]);
    expect(shown.modelfile).toContain('PARAMETER stop a\nPARAMETER stop b\n');
    expect(shown.capabilities).toEqual(['completion', 'tools', 'insert', 'thinking']);
    expect(shown.model_info['general.architecture']).toBe('llama');
    expect(shown.model_info['tokenizer.ggml.tokens']).toBeNull();
  });

  it('are shown with a Modelfile that makes them again, also where their template is the Jinja of the weights', async () => {
    const digest = digestOf(await readFile(tinyModelFiles.weights));
    await create({ model: 'plain', files: { 'plain.gguf': digest }, system: 'S', parameters: { stop: ['x'] } });
    const shown = await server.post<ShowResponse>('/api/show', { model: 'plain' });
    expect(shown.template).toContain('{%');
    const { commands } = parseModelfile(shown.modelfile ?? '');
    expect(commands.map(({ instruction }) => instruction)).toEqual(['from', 'system', 'parameter']);
    const { system, parameters } = modelfileToCreateRequest({ commands });
    await create({ model: 'again', files: { 'plain.gguf': digest }, system, parameters });
    const again = await server.post<ShowResponse>('/api/show', { model: 'again' });
    expect(again.modelfile?.replace('again', 'plain')).toBe(shown.modelfile);
  });

  it('tell in the stream which blob is missing or damaged, and leave nothing behind', async () => {
    const before = await blobs();
    const missing = await create({ model: 'x', files: { 'x.gguf': `sha256:${'0'.repeat(64)}` } });
    expect(missing).toEqual([{ status: 'parsing GGUF' }, { error: expect.stringContaining('no such file') }]);
    const cut = (await readFile(tinyModelFiles.weights)).subarray(0, 600_000);
    await server.send('POST', `/api/blobs/${digestOf(cut)}`, cut);
    const damaged = await create({ model: 'x', files: { 'x.gguf': digestOf(cut) } });
    expect(damaged.at(-1)).toEqual({ error: expect.stringContaining('damaged GGUF') });
    expect(await names()).toEqual(['puna-tiny:latest']);
    expect((await blobs()).length).toBe(before.length + 1);
  });

  it('take a second name and lose it again, and keep the layers that others need', async () => {
    const before = await blobs();
    expect((await server.send('POST', '/api/copy', { source: 'puna-tiny', destination: 'twin' })).status).toBe(200);
    expect((await names()).toSorted()).toEqual(['puna-tiny:latest', 'twin:latest']);
    const deleted = await server.send('DELETE', '/api/delete', { model: 'puna-tiny' });
    expect([deleted.status, await deleted.json()]).toEqual([200, {}]);
    expect(await names()).toEqual(['twin:latest']);
    expect(await blobs()).toEqual(before);
    const answer = await server.post('/api/generate', { model: 'twin', prompt: 'Hi', stream: false });
    expect(answer).toMatchObject({ done: true });
    await server.send('DELETE', '/api/delete', { name: 'twin' });
    expect(await blobs()).toEqual([]);
  });

  it('are listed with their details, the newest first', async () => {
    const { models } = (await (await server.send('GET', '/api/tags')).json()) as TagsResponse;
    expect(models[0]).toMatchObject({
      name: 'puna-tiny:latest',
      model: 'puna-tiny:latest',
      details: { format: 'gguf', family: 'llama', parameter_size: '1.15M', quantization_level: 'Q8_0' },
      capabilities: ['completion', 'tools', 'insert', 'thinking'],
    });
    expect(models[0]?.modified_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}(Z|[+-]\d\d:\d\d)$/);
  });

  it('come with blobs that appear only when their digest is right', async () => {
    const digest = digestOf('hello');
    expect((await server.send('HEAD', `/api/blobs/${digest}`)).status).toBe(404);
    const wrong = await server.send('POST', `/api/blobs/${digest}`, 'other');
    expect(wrong.status).toBe(400);
    expect(await wrong.json()).toEqual({
      error: `digest mismatch, expected "${digest}", got "${digestOf('other')}"`,
    });
    expect((await server.send('POST', `/api/blobs/${digest}`, 'hello')).status).toBe(201);
    expect((await server.send('POST', `/api/blobs/${digest}`, 'hello')).status).toBe(200);
    expect((await server.send('HEAD', `/api/blobs/${digest}`)).status).toBe(200);
    expect((await blobs()).filter((name) => !/^sha256-[0-9a-f]{64}$/.test(name))).toEqual([]);
  });
});
