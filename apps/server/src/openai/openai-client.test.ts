import { addEmbedder, startTestServer, type TestServer } from '@puna-tooling/testing';
import OpenAI, { BadRequestError, NotFoundError } from 'openai';
import type { ChatCompletionMessageParam, ChatCompletionTool } from 'openai/resources/chat/completions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../start-server.js';

const model = 'puna-tiny';
const question: ChatCompletionMessageParam[] = [{ role: 'user', content: 'What is 3 + 4?' }];
const weatherParameters = {
  type: 'object',
  properties: { city: { type: 'string', description: 'The city' } },
  required: ['city'],
};
const weather: ChatCompletionTool = {
  type: 'function',
  function: {
    name: 'get_weather',
    description: 'Get the current weather in a city',
    parameters: weatherParameters,
  },
};

describe("OpenAI's own JavaScript client", () => {
  let server: TestServer;
  let client: OpenAI;
  beforeAll(async () => {
    server = await startTestServer(startServer);
    client = new OpenAI({ baseURL: `${server.url}/v1`, apiKey: 'any', maxRetries: 0 });
    await addEmbedder(server);
  });
  afterAll(() => server.close());

  it('lists models and retrieves one, also by a name with slashes', async () => {
    const ids: string[] = [];
    for await (const listed of client.models.list()) ids.push(listed.id);
    expect(ids).toEqual(['embedder:latest', 'puna-tiny:latest']);
    expect(await client.models.retrieve('library/puna-tiny')).toMatchObject({
      id: 'library/puna-tiny',
      object: 'model',
      owned_by: 'library',
    });
  });

  it('chats, and gives the thinking apart', async () => {
    const { choices, usage } = await client.chat.completions.create({ model, messages: question });
    expect(choices[0]).toMatchObject({
      finish_reason: 'stop',
      message: { role: 'assistant', content: '3 + 4 = 7.', reasoning: '3 plus 4 is 7.\n' },
    });
    expect(usage?.total_tokens).toBe((usage?.prompt_tokens ?? 0) + (usage?.completion_tokens ?? 0));
    expect(usage?.completion_tokens).toBeGreaterThan(5);
  });

  it('streams, with the usage in a last event where that is asked for', async () => {
    const stream = await client.chat.completions.create({
      model,
      messages: question,
      reasoning_effort: 'none',
      stream: true,
      stream_options: { include_usage: true },
    });
    const chunks: OpenAI.ChatCompletionChunk[] = [];
    for await (const chunk of stream) chunks.push(chunk);
    const deltas = chunks.flatMap(({ choices }) => choices.map(({ delta }) => delta));
    expect(deltas.map(({ content }) => content ?? '').join('')).toBe('3 + 4 = 7.');
    expect(deltas.map(({ role }) => role)).toEqual(['assistant', ...deltas.slice(1).map(() => undefined)]);
    expect(new Set(chunks.map(({ id }) => id)).size).toBe(1);
    expect(chunks.at(-2)?.choices[0]).toEqual({ index: 0, delta: {}, finish_reason: 'stop' });
    expect(chunks.at(-1)?.choices).toEqual([]);
    expect(chunks.filter(({ usage }) => usage)).toHaveLength(1);
  });

  it('has tools called and answers from their results', async () => {
    const answered: string[] = [];
    const runner = client.chat.completions.runTools({
      model,
      messages: [{ role: 'user', content: 'What is the weather in Paris?' }],
      reasoning_effort: 'none',
      tools: [
        {
          type: 'function',
          function: {
            name: 'get_weather',
            description: 'Get the current weather in a city',
            parameters: weatherParameters,
            parse: JSON.parse as (text: string) => { city: string },
            function: ({ city }: { city: string }) => {
              answered.push(city);
              return '{"temperature": 22, "condition": "sunny"}';
            },
          },
        },
      ],
    });
    expect(await runner.finalContent()).toBe('It is 22 degrees and sunny in Paris.');
    expect(answered).toEqual(['Paris']);
  });

  it('streams each tool call whole', async () => {
    const stream = client.chat.completions.stream({
      model,
      messages: [{ role: 'user', content: 'What is the weather in Paris?' }],
      reasoning_effort: 'none',
      tools: [weather],
    });
    const [choice] = (await stream.finalChatCompletion()).choices;
    expect(choice?.finish_reason).toBe('tool_calls');
    const [call] = choice?.message.tool_calls ?? [];
    expect(call).toMatchObject({ type: 'function', function: { name: 'get_weather', arguments: '{"city":"Paris"}' } });
    expect(call?.id).toMatch(/^call_[a-z0-9]{8}$/);
  });

  it('holds an answer to a JSON Schema', async () => {
    const { choices } = await client.chat.completions.parse({
      model,
      messages: [{ role: 'user', content: 'He is 22 and busy.' }],
      reasoning_effort: 'none',
      response_format: {
        type: 'json_schema',
        json_schema: {
          name: 'person',
          schema: {
            type: 'object',
            properties: { age: { type: 'integer' }, available: { type: 'boolean' } },
            required: ['age', 'available'],
          },
        },
      },
    });
    expect(JSON.parse(choices[0]?.message.content ?? '')).toEqual({ age: 22, available: false });
  });

  it('completes a prompt, and fills in the middle', async () => {
    const { choices } = await client.completions.create({
      model,
      prompt: 'def add(a, b):\n    ',
      suffix: '\n    return c',
      max_tokens: 30,
    });
    expect(choices[0]).toMatchObject({ text: 'c = a + b', finish_reason: 'stop', index: 0 });
  });

  it('embeds, in numbers and in base64', async () => {
    const numbers = await client.embeddings.create({ model: 'embedder', input: ['a', 'b'], encoding_format: 'float' });
    // The client asks for base64 by itself and decodes it.
    const decoded = await client.embeddings.create({ model: 'embedder', input: ['a', 'b'] });
    expect(numbers.data.map(({ embedding }) => embedding.length)).toEqual([128, 128]);
    decoded.data.forEach(({ embedding }, index) => {
      const expected = numbers.data[index]?.embedding ?? [];
      embedding.forEach((value, at) => expect(value).toBeCloseTo(expected[at] ?? Number.NaN, 6));
    });
    expect(decoded.usage.prompt_tokens).toBeGreaterThan(1);
  });

  it('knows what went wrong by the class of the error', async () => {
    const chat = (body: object): Promise<unknown> =>
      client.chat.completions.create({ model, messages: question, ...body }) as Promise<unknown>;
    await expect(chat({ model: 'nope' })).rejects.toBeInstanceOf(NotFoundError);
    await expect(chat({ model: 'nope' })).rejects.toMatchObject({ status: 404, type: 'not_found_error' });
    await expect(chat({ messages: [] })).rejects.toBeInstanceOf(BadRequestError);
    await expect(chat({ model: 'nope', stream: true })).rejects.toBeInstanceOf(NotFoundError);
    await expect(client.models.retrieve('nope')).rejects.toMatchObject({
      status: 404,
      error: { message: "model 'nope:latest' not found" },
    });
  });

  it('stops a stream', async () => {
    const stream = await client.completions.create({ model, prompt: 'x', max_tokens: 3000, stream: true });
    for await (const _ of stream) break;
    const { choices } = await client.completions.create({ model, prompt: 'x', max_tokens: 1 });
    expect(choices).toHaveLength(1);
  });
});
