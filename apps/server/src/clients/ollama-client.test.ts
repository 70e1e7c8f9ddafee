import { addEmbedder, startTestServer, type TestServer } from '@puna-tooling/testing';
import { Ollama } from 'ollama';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../start-server.js';
import { asPerson, joinStreamed } from './fixtures/judge-answers.js';
import { addition, missingModel, model, person, weather } from './fixtures/questions.js';

const options = { temperature: 0 };
const messages = [{ role: 'user', content: addition.question }];

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
    const question = { model, prompt: addition.question, think: false, options };
    expect((await client.generate(question)).response).toBe(addition.answer);
    const pieces: (string | undefined)[] = [];
    for await (const { response } of await client.generate({ ...question, stream: true })) pieces.push(response);
    expect(joinStreamed(pieces)).toBe(addition.answer);
  });

  it('chats, whole and streaming, with thinking', async () => {
    const question = { model, messages, think: true, options };
    const { message } = await client.chat(question);
    expect(message).toMatchObject({ content: addition.answer, thinking: addition.thinking });
    const pieces: (typeof message)[] = [];
    for await (const part of await client.chat({ ...question, stream: true })) pieces.push(part.message);
    expect(joinStreamed(pieces.map(({ content }) => content))).toBe(addition.answer);
    expect(joinStreamed(pieces.map(({ thinking }) => thinking))).toBe(addition.thinking);
  });

  it('has a tool called and answers from its result', async () => {
    const question = {
      model,
      messages: [{ role: 'user', content: weather.question }],
      tools: [{ type: 'function', function: weather.tool }],
      options,
    };
    const { message } = await client.chat(question);
    expect(message.tool_calls).toMatchObject([{ function: { name: weather.tool.name, arguments: weather.arguments } }]);
    const result = { role: 'tool', tool_name: weather.tool.name, content: weather.result };
    const told = await client.chat({ ...question, messages: [...question.messages, message, result] });
    expect(told.message.content).toBe(weather.answer);
  });

  it('streams a call', async () => {
    const stream = await client.chat({
      model,
      messages: [{ role: 'user', content: weather.question }],
      tools: [{ type: 'function', function: weather.tool }],
      options,
      stream: true,
    });
    const calls = [];
    for await (const { message } of stream) calls.push(...(message.tool_calls ?? []));
    expect(calls).toMatchObject([{ function: { name: weather.tool.name, arguments: weather.arguments } }]);
  });

  it('holds an answer to a JSON Schema', async () => {
    const question = [{ role: 'user', content: person.question }];
    const { message } = await client.chat({ model, messages: question, format: person.schema, options });
    expect(asPerson(JSON.parse(message.content))).toEqual(person.answer);
  });

  it('recognises that a model is missing', async () => {
    const failure = { name: 'ResponseError', status_code: 404, error: `model '${missingModel}' not found` };
    await expect(client.chat({ model: missingModel, messages })).rejects.toMatchObject(failure);
    await expect(client.chat({ model: missingModel, messages, stream: true })).rejects.toMatchObject(failure);
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
