import { startTestServer, type TestServer } from '@puna-tooling/testing';
import type { Completion, OpenAiErrorResponse, OpenAiModelList } from '@puna/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../start-server.js';

const model = 'puna-tiny';
const prompt = 'def add(a, b):\n    ';
const suffix = '\n    return c';

describe('the OpenAI API beside chats', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(startServer);
  });
  afterAll(() => server.close());

  const complete = (body: object): Promise<Completion> => server.post('/v1/completions', { model, prompt, ...body });
  const errorOf = async (path: string, body: object): Promise<OpenAiErrorResponse['error'] & { status: number }> => {
    const response = await server.send('POST', path, { model, ...body });
    const { error } = (await response.json()) as OpenAiErrorResponse;
    return { status: response.status, ...error };
  };

  it('streams a completion: pieces, the reason, the usage, [DONE]', async () => {
    const body = { model, prompt, suffix, stream: true, stream_options: { include_usage: true } };
    const frames = (await (await server.send('POST', '/v1/completions', body)).text()).trimEnd().split('\n\n');
    expect(frames.at(-1)).toBe('data: [DONE]');
    const chunks = frames.slice(0, -1).map((frame) => JSON.parse(frame.slice(6)) as Completion);
    const choices = chunks.flatMap((chunk) => chunk.choices);
    expect(choices.map(({ text }) => text).join('')).toBe('c = a + b');
    expect(choices.map(({ finish_reason: reason }) => reason)).toEqual([...choices.slice(1).map(() => null), 'stop']);
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { completion_tokens: expect.any(Number) } });
  });

  it('gives log probabilities with the place of each token', async () => {
    const [choice] = (await complete({ suffix, logprobs: 2 })).choices;
    const { tokens = [], text_offset: offsets = [], top_logprobs: alternatives = [] } = choice?.logprobs ?? {};
    tokens.slice(0, -1).forEach((token, index) => {
      expect(choice?.text.slice(offsets[index], offsets[index + 1])).toBe(token);
    });
    expect(tokens.length).toBeGreaterThan(3);
    expect(Object.keys(alternatives[0] ?? {})).toHaveLength(2);
  });

  it('leaves thinking out', async () => {
    const { choices, usage } = await complete({ prompt: 'What is 3 + 4?' });
    expect(choices[0]?.text).toBe('3 + 4 = 7.');
    expect(usage?.completion_tokens).toBeGreaterThan(12);
  });

  it('refuses what it can not read, in the envelope of the API', async () => {
    expect(await errorOf('/v1/completions', { prompt, stop: [3] })).toEqual({
      status: 400,
      message: "invalid type for 'stop' field: float64",
      type: 'invalid_request_error',
      param: null,
      code: null,
    });
    expect((await errorOf('/v1/completions', { prompt: ['a'] })).status).toBe(400);
    expect((await errorOf('/v1/completions', { prompt, model: 'nope' })).message).toBe("model 'nope' not found");
  });

  it.each([
    [{}, 400, 'invalid input'],
    [{ input: [] }, 400, 'invalid input'],
    [{ input: [1, 2] }, 400, 'invalid input type'],
    [
      { input: 'x', encoding_format: 'hex' },
      400,
      "Invalid value for 'encoding_format' = hex. Supported values: ['float', 'base64'].",
    ],
    [{ input: 'x', model: 'nope' }, 404, 'model "nope" not found, try pulling it first'],
  ])('refuses to embed %j', async (body, status, message) => {
    expect(await errorOf('/v1/embeddings', body)).toMatchObject({ status, message });
  });

  it('says that a model makes no embeddings', async () => {
    expect(await errorOf('/v1/embeddings', { input: '' })).toMatchObject({ status: 501, type: 'api_error' });
  });

  it('retrieves a model by any form of its name, with the slashes encoded or not', async () => {
    for (const id of ['puna-tiny', 'puna-tiny:latest', 'library%2Fpuna-tiny', 'registry.ollama.ai/library/puna-tiny']) {
      const response = await server.send('GET', `/v1/models/${id}`);
      expect(await response.json(), id).toMatchObject({ id: decodeURIComponent(id), owned_by: 'library' });
    }
    expect((await server.send('GET', '/v1/models/nope')).status).toBe(404);
    expect((await server.send('POST', '/v1/models')).status).toBe(405);
  });

  it('lists no models as an empty list', async () => {
    const empty = await startTestServer(startServer, { withTinyModel: false });
    try {
      const response = await empty.send('GET', '/v1/models');
      expect((await response.json()) as OpenAiModelList).toEqual({ object: 'list', data: [] });
    } finally {
      await empty.close();
    }
  });
});
