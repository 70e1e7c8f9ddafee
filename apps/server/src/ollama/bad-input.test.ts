import { startTestServer, type TestServer } from '@puna-tooling/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../start-server.js';

/** Method, path, body, status, error text (undefined: any text). */
type Row = readonly [method: string, path: string, body: unknown, status: number, error?: string];

const noModel = { prompt: 'x', messages: [{ role: 'user', content: 'x' }], input: 'x' };
const posts = ['generate', 'chat', 'embed', 'embeddings', 'show', 'create', 'copy'].map((name) => `/api/${name}`);

const rows: readonly Row[] = [
  ...posts.map((path): Row => ['POST', path, undefined, 400, 'missing request body']),
  ...posts.map((path): Row => ['POST', path, '  ', 400, 'missing request body']),
  ...posts.map((path): Row => ['POST', path, '{"model":', 400, 'unexpected EOF']),
  ...posts.map((path): Row => ['POST', path, 'hello', 400]),
  ...posts.map((path): Row => ['POST', path, `${'['.repeat(200_000)}`, 400]),
  ...posts.map((path): Row => ['POST', path, '[]', 400]),
  ['POST', '/api/generate', noModel, 404, "model '' not found"],
  ['POST', '/api/chat', noModel, 400, 'model is required'],
  ['POST', '/api/embed', noModel, 404, "model '' not found"],
  ['POST', '/api/embeddings', noModel, 400, 'model is required'],
  ['POST', '/api/show', {}, 400, 'model is required'],
  ['DELETE', '/api/delete', {}, 400, 'model is required'],
  ['POST', '/api/create', {}, 400, 'invalid model name'],
  ['POST', '/api/copy', {}, 400, 'source "" is invalid'],
  ['POST', '/api/copy', { source: 'puna-tiny', destination: 'a b' }, 400, 'destination "a b" is invalid'],
  ['POST', '/api/copy', { source: 'nope', destination: 'x' }, 404, 'model "nope" not found'],
  ['DELETE', '/api/delete', undefined, 400, 'missing request body'],
  ['DELETE', '/api/delete', { model: '!!' }, 400, 'name "!!" is invalid'],
  ['DELETE', '/api/delete', { model: 'nope' }, 404, "model 'nope' not found"],
  ['POST', '/api/generate', { model: 'nope', prompt: 'x' }, 404, "model 'nope' not found"],
  ['POST', '/api/chat', { model: 'nope', messages: [] }, 404, "model 'nope' not found"],
  ['POST', '/api/embed', { model: 'nope', input: 'x' }, 404, 'model "nope" not found, try pulling it first'],
  ['POST', '/api/embeddings', { model: 'nope', prompt: 'x' }, 404, 'model "nope" not found, try pulling it first'],
  ['POST', '/api/show', { model: 'nope' }, 404, "model 'nope:latest' not found"],
  ...['../../etc/passwd', 'a\0b', 'a b', 'x'.repeat(10_000), '..', 'a/../b', '/', 'a/b/c/d/e', ':x', 'é'].map(
    (model): Row => ['POST', '/api/generate', { model, prompt: 'x' }, 400, 'invalid model name'],
  ),
  ['POST', '/api/generate', { model: 'puna-tiny', prompt: 5 }, 400],
  ['POST', '/api/generate', { model: 'puna-tiny', prompt: 'x', stream: 'false' }, 400],
  ['POST', '/api/generate', { model: 'puna-tiny', prompt: 'x', context: ['a'] }, 400],
  [
    'POST',
    '/api/generate',
    { model: 'puna-tiny', prompt: 'x', keep_alive: 'soon' },
    400,
    'time: invalid duration "soon"',
  ],
  ['POST', '/api/generate', { model: 'puna-tiny', prompt: 'x', keep_alive: true }, 400, "Unsupported type: 'bool'"],
  [
    'POST',
    '/api/generate',
    { model: 'puna-tiny', prompt: 'x', top_logprobs: 21 },
    400,
    'top_logprobs must be between 0 and 20',
  ],
  [
    'POST',
    '/api/generate',
    { model: 'puna-tiny', prompt: 'x', think: 'very' },
    400,
    'invalid think value: "very" (must be "high", "medium", "low", "max", true, or false)',
  ],
  [
    'POST',
    '/api/generate',
    { model: 'puna-tiny', prompt: 'x', raw: true, system: 'y' },
    400,
    'raw mode does not support template, system, or context',
  ],
  [
    'POST',
    '/api/generate',
    { model: 'puna-tiny', prompt: 'x', options: { temperature: 'hot' } },
    500,
    'option "temperature" must be of type float32',
  ],
  [
    'POST',
    '/api/generate',
    { model: 'puna-tiny', prompt: 'x', options: { stop: [1] } },
    500,
    'option "stop" must be of an array of strings',
  ],
  [
    'POST',
    '/api/generate',
    { model: 'puna-tiny', prompt: 'x', format: 'xml' },
    500,
    'invalid format: "\\"xml\\""; expected "json" or a valid JSON Schema object',
  ],
  [
    'POST',
    '/api/generate',
    { model: 'puna-tiny', prompt: 'x', images: ['%%%'] },
    400,
    'illegal base64 data at input byte 0',
  ],
  ['POST', '/api/generate', { model: 'puna-tiny', prompt: 'x', images: ['aGk='] }, 400],
  [
    'POST',
    '/api/generate',
    { model: 'puna-tiny', prompt: 'x', template: '{{ .Prompt' },
    500,
    'template: :1: unclosed action',
  ],
  ['POST', '/api/generate', { model: 'puna-tiny', prompt: 'x', format: { type: 'object', not: {} } }, 400],
  ['POST', '/api/chat', { model: 'puna-tiny', messages: 'hello' }, 400],
  ['POST', '/api/chat', { model: 'puna-tiny', messages: [{ role: 'user', content: ['x'] }] }, 400],
  ['POST', '/api/embed', { model: 'puna-tiny', input: 5 }, 400, 'invalid input type'],
  ['POST', '/api/embed', { model: 'puna-tiny', input: 'x' }, 501],
  ['POST', '/api/create', { model: 'x' }, 400, "neither 'from' or 'files' was specified"],
  ['POST', '/api/create', { model: '!!', from: 'puna-tiny' }, 400, 'invalid model name'],
  ['POST', '/api/create', { model: 'x', from: '!!' }, 400, 'invalid model name'],
  [
    'POST',
    '/api/create',
    { model: 'x', files: { '../a.gguf': `sha256:${'0'.repeat(64)}` } },
    400,
    'file path must be relative',
  ],
  ['POST', '/api/create', { model: 'x', files: { 'a.gguf': '' } }, 400, 'invalid digest format'],
  [
    'POST',
    '/api/create',
    { model: 'x', from: 'puna-tiny', template: '{{ .Oops' },
    400,
    'template error: template: :1: unclosed action',
  ],
  // The text lists what is supported; the tests of quantising read it.
  ['POST', '/api/create', { model: 'x', from: 'puna-tiny', quantize: 'q9_Z' }, 500],
  ['POST', '/api/pull', undefined, 400, 'missing request body'],
  ['POST', '/api/pull', { model: '!!' }, 400, 'invalid model name'],
  ['POST', '/api/push', {}, 400, 'model is required'],
  ['POST', '/api/blobs/nope', 'x', 400, 'invalid digest format'],
  ['POST', '/api/blobs/sha256:..%2F..%2Fx', 'x', 400, 'invalid digest format'],
];

describe('bad input', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(startServer);
  });
  afterAll(() => server.close());

  for (const [method, path, body, status, error] of rows) {
    const shown = (typeof body === 'string' ? body : (JSON.stringify(body) ?? 'no body')).slice(0, 60);
    it(`${method} ${path} ${shown} gives ${status}`, async () => {
      const response = await server.send(method, path, body);
      const answer = (await response.json()) as { error: string };
      expect(response.status, answer.error).toBe(status);
      expect(answer.error).toBeTypeOf('string');
      expect(answer.error).toBe(error ?? answer.error);
    });
  }

  it('changes nothing', async () => {
    const { models } = (await (await server.send('GET', '/api/tags')).json()) as { models: unknown[] };
    expect(models).toHaveLength(1);
  });
});
