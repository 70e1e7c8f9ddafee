import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startDockerRegistry, startTestServer, temporaryDirectory, type TestServer } from '@puna-tooling/testing';
import {
  delta,
  FakeUpstream,
  hello,
  json,
  refuse,
  reset,
  stream,
  usage,
  type Behaviour,
} from '@puna-tooling/testing/fake-upstream';
import type { ChatResponse, ModelEntry, ShowResponse, TagsResponse } from '@puna/protocol';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startServer } from '../start-server.js';

const folder = await temporaryDirectory();
let upstream: FakeUpstream;

/** The engine whose key is set. */
let keyed: FakeUpstream;
let server: TestServer;

beforeAll(async () => {
  keyed = await FakeUpstream.start(stream(hello));
  const keys = join(folder.path, 'keys.json');
  await writeFile(keys, JSON.stringify({ [keyed.origin]: 'the-key' }));
  server = await startTestServer(startServer, { withTinyModel: false, environment: { PUNA_ENGINE_KEYS: keys } });
});
beforeEach(async () => {
  // A new one for each test: what fails in one would be left alone in the next.
  upstream = await FakeUpstream.start(stream(hello));
  await create({ model: 'big' });
});
afterEach(async () => {
  await server.send('POST', '/api/generate', { model: 'big', keep_alive: 0 });
  await upstream.kill();
});
afterAll(async () => {
  await server.close();
  await keyed.kill();
  await folder.remove();
});

function create(more: object): Promise<Record<string, unknown>> {
  return server.post('/api/create', { from: 'm', remote_host: upstream.url, stream: false, ...more });
}

const question = { messages: [{ role: 'user', content: 'Hi' }], stream: false };

async function sent(body: object, path = '/api/chat'): Promise<Record<string, unknown>> {
  const response = await server.send('POST', path, { model: 'big', ...question, ...body });
  await response.text();
  return upstream.requests.at(-1)?.body ?? {};
}

describe('a model of an engine elsewhere', () => {
  it('is listed and shown with its engine, and its Modelfile makes it again', async () => {
    const { models } = (await (await server.send('GET', '/api/tags')).json()) as TagsResponse;
    const where = { remote_model: 'm', remote_host: upstream.url };
    expect(models).toEqual([expect.objectContaining<Partial<ModelEntry>>({ name: 'big:latest', ...where })]);
    const shown = await server.post<ShowResponse>('/api/show', { model: 'big' });
    expect(shown).toMatchObject({
      ...where,
      capabilities: ['completion', 'tools', 'vision'],
      details: { format: 'remote' },
      runtime: { name: 'openai' },
    });
    expect(shown.modelfile).toContain(`FROM m\nPARAMETER remote_host ${upstream.url}\n`);
    expect(shown.modelfile).not.toContain('TEMPLATE');
  });

  it('is copied, built upon and deleted as any other', async () => {
    await server.send('POST', '/api/copy', { source: 'big', destination: 'second' });
    await server.post('/api/create', { model: 'third', from: 'second', system: 'Be kind.', stream: false });
    await server.send('DELETE', '/api/delete', { model: 'second' });
    const body = await sent({ model: 'third' });
    expect(body['messages']).toEqual([
      { role: 'system', content: 'Be kind.' },
      { role: 'user', content: 'Hi' },
    ]);
    await server.send('DELETE', '/api/delete', { model: 'third' });
    const { models } = (await (await server.send('GET', '/api/tags')).json()) as TagsResponse;
    expect(models.map(({ name }) => name)).toEqual(['big:latest']);
  });

  it('is pushed and pulled, which takes its config alone', async (test) => {
    const model = `${await startDockerRegistry(test)}/me/big`;
    await server.send('POST', '/api/copy', { source: 'big', destination: model });
    const pushed = await server.postLines('/api/push', { model, insecure: true });
    expect(pushed.at(-1)).toEqual({ status: 'success' });
    await server.send('DELETE', '/api/delete', { model });
    await server.postLines('/api/pull', { model, insecure: true });
    expect((await sent({ model }))['model']).toBe('m');
    await server.send('DELETE', '/api/delete', { model });
  });

  it('renders its TEMPLATE where the engine takes prompts', async () => {
    await create({ model: 'big', template: 'Q: {{ .Prompt }} A:' });
    upstream.behaviours = [stream([{ choices: [{ index: 0, text: 'x', finish_reason: 'stop' }] }, usage])];
    const response = await server.post('/api/generate', { model: 'big', prompt: 'Hi', stream: false });
    expect(response).toMatchObject({ response: 'x' });
    expect(upstream.requests[0]).toMatchObject({ path: '/v1/completions', body: { prompt: 'Q: Hi A:' } });
  });

  it.each([
    [{ remote_host: 'gpu-1:8000' }, 'no address of the form'],
    [{ remote_host: 'http://me:secret@gpu-1:8000' }, 'no address of the form'],
    [{ from: '' }, 'what the engine calls the model'],
    [{ adapters: { 'a.gguf': `sha256:${'0'.repeat(64)}` } }, 'are at the engine'],
  ])('is not made of %j', async (more, message) => {
    const { error } = await create({ model: 'broken', ...more });
    expect(error).toContain(message);
    expect(error).not.toContain('secret');
  });

  it('is loaded, listed by ps and unloaded, and no option loads it again', async () => {
    await sent({ options: { num_ctx: 100 } });
    await sent({ options: { num_ctx: 200 } });
    const ps = (await (await server.send('GET', '/api/ps')).json()) as { models: object[] };
    expect(ps.models).toMatchObject([
      { name: 'big:latest', size: 0, context_length: 4096, runtime: { name: 'openai' } },
    ]);
  });
});

describe('a request to it', () => {
  it('has the key of its engine', async () => {
    expect((await sent({}))['model']).toBe('m');
    expect(upstream.requests[0]?.headers.authorization).toBeUndefined();
    await create({ model: 'keyed', remote_host: keyed.url });
    await sent({ model: 'keyed' });
    expect(keyed.requests[0]?.headers.authorization).toBe('Bearer the-key');
    await server.send('DELETE', '/api/delete', { model: 'keyed' });
  });

  it('has only what somebody stated', async () => {
    const body = await sent({});
    expect(body).not.toHaveProperty('temperature');
    expect(body).not.toHaveProperty('max_tokens');
    expect(body).not.toHaveProperty('stop');
    await create({ model: 'big', parameters: { temperature: 0.5, stop: ['x'] } });
    expect(await sent({ options: { num_predict: 7 } })).toMatchObject({ temperature: 0.5, stop: ['x'], max_tokens: 7 });
  });

  it('carries tools and the choice among them', async () => {
    const tools = [{ type: 'function', function: { name: 'f', parameters: { type: 'object', properties: {} } } }];
    const choice = { type: 'function', function: { name: 'f' } };
    expect(await sent({ tools, tool_choice: choice })).toMatchObject({
      tool_choice: choice,
      tools: [{ type: 'function' }],
    });
    const call = { index: 0, id: 'c', function: { name: 'f', arguments: '{"a":1}' } };
    upstream.behaviours = [stream([delta({ tool_calls: [call] }), delta({}, 'tool_calls'), usage])];
    const { message } = await server.post<ChatResponse>('/api/chat', { model: 'big', ...question, tools });
    expect(message.tool_calls).toMatchObject([{ id: 'c', function: { name: 'f', arguments: { a: 1 }, index: 0 } }]);
  });

  it('leaves out the oldest messages where the engine finds them too long', async () => {
    const tooLong = refuse(400, { code: 'context_length_exceeded' });
    upstream.behaviours = [tooLong, stream(hello)];
    const messages = ['one', 'two', 'three'].map((content) => ({ role: 'user', content }));
    expect(await sent({ messages })).toMatchObject({ messages: messages.slice(1) });
    upstream.behaviours = [tooLong];
    const response = await server.send('POST', '/api/chat', { model: 'big', ...question });
    expect(response.status).toBe(400);
  });

  it.each<[string, Behaviour, number, string]>([
    ['is overloaded', refuse(503), 503, 'does not take the request'],
    ['breaks the connection', reset, 503, "can't be reached"],
    ['wants another key', refuse(401), 502, 'PUNA_ENGINE_KEYS'],
    ['fails itself', refuse(500), 502, 'failed (HTTP 500)'],
    ['answers nonsense', json('nonsense'), 502, 'instead of a stream'],
    ['finds it wrong', refuse(400, { message: 'no such thing' }), 400, 'no such thing'],
  ])('is an error where the engine %s', async (_, behaviour, status, text) => {
    upstream.behaviours = [behaviour];
    const response = await server.send('POST', '/api/chat', { model: 'big', ...question });
    const { error } = (await response.json()) as { error: string };
    expect([response.status, error]).toEqual([status, expect.stringContaining(text)]);
    expect(error).not.toContain('the-key');
  });

  it('that is lost in the middle ends with an error line', async () => {
    upstream.behaviours = [stream([delta({ content: 'Hel' })], 'reset')];
    const lines = await server.postLines('/api/chat', { model: 'big', ...question, stream: true });
    expect(lines).toMatchObject([{ message: { content: 'Hel' } }, { error: expect.stringContaining('was lost') }]);
  });

  it('says so where the engine can not do what is asked', async () => {
    const embed = await server.send('POST', '/api/embed', { model: 'big', input: 'x' });
    expect([embed.status, await embed.text()]).toEqual([501, expect.stringContaining('embedding')]);
    const tokens = await server.send('POST', '/api/tokenize', { model: 'big', content: 'x' });
    expect(tokens.status).toBe(501);
  });

  it('embeds and ranks where its maker said that it can', async () => {
    await create({ model: 'vectors', info: { capabilities: ['embedding', 'rerank'] } });
    upstream.behaviours = [json({ data: [{ index: 0, embedding: [3, 4] }], usage: { prompt_tokens: 2 } })];
    expect(await server.post('/api/embed', { model: 'vectors', input: 'x' })).toMatchObject({
      embeddings: [[0.6, 0.8]],
    });
    upstream.behaviours = [json({ results: [{ index: 0, relevance_score: 0.5 }], usage: { total_tokens: 3 } })];
    const ranked = await server.post('/api/rerank', { model: 'vectors', query: 'q', documents: ['d'] });
    expect(ranked).toMatchObject({ results: [{ index: 0, relevance_score: 0.5 }] });
    await server.send('DELETE', '/api/delete', { model: 'vectors' });
  });
});
