import { tool } from '@llamaindex/core/tools';
import { Ollama, OllamaEmbedding } from '@llamaindex/ollama';
import { addEmbedder, startTestServer, type TestServer } from '@puna-tooling/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startServer } from '../start-server.js';
import { asPerson, joinStreamed } from './fixtures/judge-answers.js';
import { addition, missingModel, model, person, weather } from './fixtures/questions.js';

const options = { temperature: 0 };
const ask = (content: string): { role: 'user'; content: string } => ({ role: 'user', content });

describe('LlamaIndex.TS', () => {
  let server: TestServer;
  let llm: Ollama;
  const connect = (name: string): Ollama => new Ollama({ model: name, config: { host: server.url }, options });
  beforeAll(async () => {
    server = await startTestServer(startServer);
    llm = connect(model);
    await addEmbedder(server);
  });
  afterAll(() => server.close());

  it('gets an answer', async () => {
    const { message } = await llm.chat({ messages: [ask(addition.question)] });
    expect(message).toEqual({ role: 'assistant', content: addition.answer });
    expect((await llm.complete({ prompt: addition.question })).text).toBe(addition.answer);
  });

  it('streams', async () => {
    const pieces: string[] = [];
    for await (const { delta } of await llm.chat({ messages: [ask(addition.question)], stream: true })) {
      pieces.push(delta);
    }
    expect(joinStreamed(pieces)).toBe(addition.answer);
  });

  const getWeather = tool({
    name: weather.tool.name,
    description: weather.tool.description,
    parameters: z.object({ city: z.string().describe(weather.tool.parameters.properties.city.description) }),
    execute: () => weather.result,
  });

  it('has a tool called and answers from its result', async () => {
    const messages = [ask(weather.question)];
    const { newMessages, toolCalls } = await llm.exec({ messages, tools: [getWeather] });
    expect(toolCalls).toMatchObject([{ name: weather.tool.name, input: weather.arguments }]);
    const { message } = await llm.chat({ messages: [...messages, ...newMessages], tools: [getWeather] });
    expect(message.content).toBe(weather.answer);
  });

  it('streams a call', async () => {
    // Its own runner of tools looks for calls in the first piece of a stream alone, and this model thinks before it.
    const calls: unknown[] = [];
    const stream = await llm.chat({ messages: [ask(weather.question)], tools: [getWeather], stream: true });
    for await (const { options: found } of stream) if (found && 'toolCall' in found) calls.push(found.toolCall);
    expect(calls).toMatchObject([[{ name: weather.tool.name, input: weather.arguments }]]);
  });

  it('holds an answer to a JSON Schema', async () => {
    // The client takes the schema as zod has it, and sends it as a JSON Schema.
    const responseFormat = z.strictObject({ age: z.int(), free: z.boolean() });
    const { message } = await llm.chat({ messages: [ask(person.question)], responseFormat });
    expect(asPerson(JSON.parse(String(message.content)))).toEqual(person.answer);
  });

  it('recognises that a model is missing', async () => {
    const failure = { name: 'ResponseError', status_code: 404, error: `model '${missingModel}' not found` };
    const missing = connect(missingModel);
    await expect(missing.chat({ messages: [ask('x')] })).rejects.toMatchObject(failure);
    await expect(missing.chat({ messages: [ask('x')], stream: true })).rejects.toMatchObject(failure);
  });

  it('embeds', async () => {
    const embedder = new OllamaEmbedding({ model: 'embedder', config: { host: server.url } });
    expect(await embedder.getTextEmbedding('a')).toHaveLength(128);
  });
});
