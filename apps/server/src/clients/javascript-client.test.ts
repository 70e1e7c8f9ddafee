import { addEmbedder, startTestServer, type TestServer } from '@puna-tooling/testing';
import { Ollama } from 'ollama';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../start-server.js';

const options = { temperature: 0 };
const model = 'puna-tiny';
const messages = [{ role: 'user', content: 'What is 3 + 4?' }];

describe("Ollama's own JavaScript client", () => {
  let server: TestServer;
  let client: Ollama;
  beforeAll(async () => {
    server = await startTestServer(startServer);
    client = new Ollama({ host: server.url });
    await addEmbedder(server);
  });
  afterAll(() => server.close());

  it('lists and shows models', async () => {
    const { models } = await client.list();
    expect(models.map(({ name }) => name)).toContain('puna-tiny:latest');
    const shown = await client.show({ model });
    expect(shown.details.family).toBe('llama');
    expect(shown.capabilities).toContain('tools');
  });

  it('generates, whole and streaming', async () => {
    const whole = await client.generate({ model, prompt: 'What is Puna?', think: false, options });
    let streamed = '';
    for await (const part of await client.generate({
      model,
      prompt: 'What is Puna?',
      think: false,
      options,
      stream: true,
    })) {
      streamed += part.response;
    }
    expect(streamed).toBe(whole.response);
    expect(whole.response?.length).toBeGreaterThan(10);
  });

  it('chats, whole and streaming, with thinking', async () => {
    const whole = await client.chat({ model, messages, think: true, options });
    expect(whole.message).toMatchObject({ content: '3 + 4 = 7.', thinking: '3 plus 4 is 7.\n' });
    let content = '';
    for await (const part of await client.chat({ model, messages, think: true, options, stream: true })) {
      content += part.message.content;
    }
    expect(content).toBe('3 + 4 = 7.');
  });

  it('stops a stream', async () => {
    const stream = await client.generate({
      model,
      prompt: 'x',
      raw: true,
      stream: true,
      options: { num_predict: 5000 },
    });
    const read = async (): Promise<void> => {
      for await (const part of stream) if (part.response) stream.abort();
    };
    await expect(read()).rejects.toMatchObject({ name: 'AbortError' });
    expect((await client.generate({ model, prompt: 'x', options: { num_predict: 1 } })).done).toBe(true);
  });

  it('embeds', async () => {
    const { embeddings } = await client.embed({ model: 'embedder', input: ['a', 'b'] });
    expect(embeddings.map((vector) => vector.length)).toEqual([128, 128]);
    await expect(client.embed({ model, input: 'x' })).rejects.toMatchObject({ status_code: 501 });
  });

  it('creates, copies and deletes models', async () => {
    const statuses: string[] = [];
    const progress = await client.create({ model: 'mario', from: model, system: 'You are Mario.', stream: true });
    for await (const { status } of progress) statuses.push(status);
    expect(statuses.at(-1)).toBe('success');
    await client.copy({ source: 'mario', destination: 'luigi' });
    await client.delete({ model: 'mario' });
    const { models } = await client.list();
    expect(models.map(({ name }) => name)).toContain('luigi:latest');
    expect(models.map(({ name }) => name)).not.toContain('mario:latest');
    await expect(client.delete({ model: 'mario' })).rejects.toMatchObject({ message: "model 'mario' not found" });
  });

  it('sees what is loaded', async () => {
    await client.generate({ model, prompt: '', keep_alive: '5m' });
    const { models } = await client.ps();
    expect(models.some(({ name }) => name.endsWith(':latest'))).toBe(true);
  });
});
