import type { ChatResponse, GenerateResponse } from '@puna/protocol';
import { addEmbedder, startTestServer, type TestServer } from '@puna-tooling/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../start-server.js';

const options = { temperature: 0, num_predict: 2 };
const ignored = { ...options, typical_p: 0.5, top_q: 3, mirostat: 1, main_gpu: 0 };

const warned = [
  expect.stringMatching(/^the option "main_gpu": /),
  'the option "mirostat" does nothing any more and was ignored',
  'the option "top_q" is not known and was ignored',
  expect.stringMatching(/^the option "typical_p": /),
];

describe('what of a request is not done as asked', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(startServer);
    await addEmbedder(server);
  });
  afterAll(() => server.close());

  it('is in the last object of a stream', async () => {
    const body = { model: 'puna-tiny', prompt: 'What is Puna?', options: ignored };
    const lines = await server.postLines<GenerateResponse>('/api/generate', body);
    expect(lines.slice(0, -1).some((line) => 'warnings' in line)).toBe(false);
    expect(lines.at(-1)?.warnings?.toSorted()).toEqual(warned);
  });

  it('is in an answer that is not streamed, also where the model was loaded before', async () => {
    const messages = [{ role: 'user', content: 'What is Puna?' }];
    const body = { model: 'puna-tiny', messages, stream: false, options: ignored };
    for (const round of ['first', 'second']) {
      const { warnings } = await server.post<ChatResponse>('/api/chat', body);
      expect(warnings?.toSorted(), round).toEqual(warned);
    }
  });

  it('is in an answer that only loads the model', async () => {
    const lines = await server.postLines<GenerateResponse>('/api/generate', {
      model: 'puna-tiny',
      options: { top_q: 1 },
    });
    expect(lines).toMatchObject([
      { done_reason: 'load', warnings: ['the option "top_q" is not known and was ignored'] },
    ]);
  });

  it.each([
    ['/api/embed', { input: 'x' }],
    ['/api/embeddings', { prompt: 'x' }],
    ['/api/tokenize', { content: 'x' }],
  ])('is in the answer of %s', async (path, body) => {
    const answer = await server.post(path, { model: 'embedder', options: { top_q: 1 }, ...body });
    expect(answer['warnings']).toEqual(['the option "top_q" is not known and was ignored']);
  });

  it('is no field where all was done, so that clients see nothing new', async () => {
    const body = { model: 'puna-tiny', prompt: 'What is Puna?', options, stream: false };
    expect(await server.post('/api/generate', body)).not.toHaveProperty('warnings');
    expect(await server.post('/api/embed', { model: 'embedder', input: 'x' })).not.toHaveProperty('warnings');
  });
});
