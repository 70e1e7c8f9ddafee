import { readFile } from 'node:fs/promises';
import { prepareLlamaServer, startTestServer, type TestServer } from '@puna-tooling/testing';
import type { PsResponse } from '@puna/protocol';
import { tinyModelFiles } from '@puna/tiny-model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../start-server.js';
import { uploadFiles } from './fixtures/upload-files.js';

const { program, missing } = await prepareLlamaServer();

describe.skipIf(missing !== undefined)(`a draft model${missing === undefined ? '' : ` (${missing})`}`, () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer(startServer, { environment: { PUNA_LLAMA_SERVER: program ?? '' } });
  }, 300_000);
  afterAll(() => server.close());

  it('brings in llama-server, and changes no answer', async () => {
    const draft_files = await uploadFiles(server, { 'draft.gguf': await readFile(tinyModelFiles.weights) });
    await server.post('/api/create', { model: 'drafted', from: 'puna-tiny', draft_files, stream: false });
    const ask = async (model: string) => {
      const messages = [{ role: 'user', content: 'What is the capital of France?' }];
      const body = { model, messages, options: { temperature: 0, num_ctx: 1024 }, think: false, stream: false };
      return (await server.post<{ message: { content: string } }>('/api/chat', body)).message.content;
    };
    const plain = await ask('puna-tiny');
    expect(await ask('drafted')).toBe(plain);
    const { models } = (await (await server.send('GET', '/api/ps')).json()) as PsResponse;
    expect(models.find(({ name }) => name === 'drafted:latest')?.runtime?.name).toBe('llama-server');
  });
});
