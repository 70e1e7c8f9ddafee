import type { DetokenizeResponse, TokenizeResponse } from '@puna/protocol';
import { startTestServer, type TestServer } from '@puna-tooling/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../start-server.js';

describe('POST /api/tokenize and /api/detokenize', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(startServer);
  });
  afterAll(() => server.close());

  const tokenize = (body: object): Promise<TokenizeResponse> =>
    server.post('/api/tokenize', { model: 'puna-tiny', ...body });
  const detokenize = (tokens: readonly number[]): Promise<DetokenizeResponse> =>
    server.post('/api/detokenize', { model: 'puna-tiny', tokens });

  it.each(['Why is the sky blue?', 'Ünïcödé 🦙 and\ttabs\n', '', '{"a": [1, 2]}'])(
    'are the inverse of each other for %j',
    async (content) => {
      const { tokens, model, load_duration: loadDuration } = await tokenize({ content });
      expect(tokens.every((token) => Number.isInteger(token) && token >= 0)).toBe(true);
      expect((await detokenize(tokens)).content).toBe(content);
      expect([model, loadDuration >= 0]).toEqual(['puna-tiny', true]);
    },
  );

  it('read the spelling of a control token as that token, unless told otherwise', async () => {
    const content = '<|im_start|>';
    expect((await tokenize({ content })).tokens).toHaveLength(1);
    const spelled = await tokenize({ content, parse_special: false });
    expect(spelled.tokens.length).toBeGreaterThan(1);
    expect((await detokenize(spelled.tokens)).content).toBe(content);
  });

  it('count as many tokens as a raw prompt is read with', async () => {
    const content = 'What is Puna?';
    const { tokens } = await tokenize({ content, add_special: true });
    const body = { model: 'puna-tiny', prompt: content, raw: true, stream: false, options: { num_predict: 1 } };
    const answer = await server.post('/api/generate', body);
    expect(answer['prompt_eval_count']).toBe(tokens.length);
  });

  it('refuse ids that the model does not have, and say which there are', async () => {
    for (const token of [-1, 1_000_000]) {
      const response = await server.send('POST', '/api/detokenize', { model: 'puna-tiny', tokens: [1, token] });
      expect(response.status).toBe(400);
      expect(await response.json()).toEqual({ error: expect.stringContaining(`${token} is no token of this model`) });
    }
  });

  it.each(['/api/tokenize', '/api/detokenize'])('%s wants a model that is there', async (path) => {
    const none = await server.send('POST', path, {});
    expect([none.status, await none.json()]).toEqual([400, { error: 'model is required' }]);
    const unknown = await server.send('POST', path, { model: 'nope' });
    expect([unknown.status, await unknown.json()]).toEqual([
      404,
      { error: 'model "nope" not found, try pulling it first' },
    ]);
  });
});
