import { addEmbedder, startTestServer, type TestServer } from '@puna-tooling/testing';
import type { EmbeddingsResponse, EmbedResponse } from '@puna/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../start-server.js';

const lengthOf = (vector: readonly number[] = []): number => Math.hypot(...vector);

describe('POST /api/embed', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(startServer);
    await addEmbedder(server);
  });
  afterAll(() => server.close());

  const embed = (body: Record<string, unknown>): Promise<EmbedResponse & { error?: string }> =>
    server.post('/api/embed', { model: 'embedder', ...body });

  it('gives a vector of length 1 for each text, in their order', async () => {
    const both = await embed({ input: ['Why is the sky blue?', 'What is Puna?'] });
    const one = await embed({ input: 'What is Puna?' });
    expect(both.embeddings).toHaveLength(2);
    expect(both.embeddings[0]).toHaveLength(128);
    for (const vector of both.embeddings) expect(lengthOf(vector)).toBeCloseTo(1, 4);
    expect(one.embeddings[0]?.[0]).toBeCloseTo(both.embeddings[1]?.[0] ?? 0, 3);
    expect(both.embeddings[0]).not.toEqual(both.embeddings[1]);
    expect(both.prompt_eval_count).toBeGreaterThan(one.prompt_eval_count ?? 0);
  });

  it('loads the model where there is no text', async () => {
    for (const input of [undefined, '', []]) {
      expect(await embed({ input })).toEqual({ model: 'embedder', embeddings: [] });
    }
  });

  it('cuts a text that is too long, or refuses it', async () => {
    const input = 'word '.repeat(3000);
    expect((await embed({ input })).embeddings).toHaveLength(1);
    const refused = await server.send('POST', '/api/embed', { model: 'embedder', input, truncate: false });
    expect([refused.status, await refused.json()]).toEqual([
      400,
      { error: 'the input length exceeds the context length' },
    ]);
  });

  it('shortens vectors to the asked dimensions', async () => {
    const { embeddings } = await embed({ input: 'hello', dimensions: 16 });
    expect(embeddings[0]).toHaveLength(16);
    expect(lengthOf(embeddings[0])).toBeCloseTo(1, 4);
  });

  it('has an old form for one text', async () => {
    const answer = await server.post<EmbeddingsResponse>('/api/embeddings', { model: 'embedder', prompt: 'hello' });
    const { embeddings } = await embed({ input: 'hello' });
    expect(answer.embedding).toHaveLength(128);
    expect(answer.embedding[5]).toBeCloseTo(embeddings[0]?.[5] ?? 0, 3);
    expect(await server.post('/api/embeddings', { model: 'embedder', prompt: '' })).toEqual({ embedding: [] });
  });

  it('shows the capability, and refuses to generate', async () => {
    expect(await server.post('/api/show', { model: 'embedder' })).toMatchObject({
      capabilities: expect.arrayContaining(['embedding']),
    });
    const refused = await server.send('POST', '/api/generate', { model: 'embedder', prompt: 'x' });
    expect([refused.status, await refused.json()]).toEqual([400, { error: '"embedder" does not support generate' }]);
  });
});
