import { addEmbedder, startTestServer, type TestServer } from '@puna-tooling/testing';
import OpenAI, { BadRequestError, NotFoundError } from 'openai';
import type { ChatCompletionMessageParam, ChatCompletionTool } from 'openai/resources/chat/completions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../start-server.js';
import { asPerson, joinStreamed } from './fixtures/judge-answers.js';
import { addition, missingModel, model, person, weather } from './fixtures/questions.js';

const asked = { model, temperature: 0 };
const question: ChatCompletionMessageParam[] = [{ role: 'user', content: addition.question }];
const weatherQuestion: ChatCompletionMessageParam[] = [{ role: 'user', content: weather.question }];
const weatherTool: ChatCompletionTool = { type: 'function', function: weather.tool };

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
    const { choices, usage } = await client.chat.completions.create({ ...asked, messages: question });
    expect(choices[0]).toMatchObject({
      finish_reason: 'stop',
      message: { role: 'assistant', content: addition.answer, reasoning: addition.thinking },
    });
    expect(usage?.total_tokens).toBe((usage?.prompt_tokens ?? 0) + (usage?.completion_tokens ?? 0));
    expect(usage?.completion_tokens).toBeGreaterThan(5);
  });

  it('streams, with the usage in a last event where that is asked for', async () => {
    const stream = await client.chat.completions.create({
      ...asked,
      messages: question,
      reasoning_effort: 'none',
      stream: true,
      stream_options: { include_usage: true },
    });
    const chunks: OpenAI.ChatCompletionChunk[] = [];
    for await (const chunk of stream) chunks.push(chunk);
    const deltas = chunks.flatMap(({ choices }) => choices.map(({ delta }) => delta));
    expect(joinStreamed(deltas.map(({ content }) => content))).toBe(addition.answer);
    expect(deltas.map(({ role }) => role)).toEqual(['assistant', ...deltas.slice(1).map(() => undefined)]);
    expect(new Set(chunks.map(({ id }) => id)).size).toBe(1);
    expect(chunks.at(-2)?.choices[0]).toEqual({ index: 0, delta: {}, finish_reason: 'stop' });
    expect(chunks.at(-1)?.choices).toEqual([]);
    expect(chunks.filter(({ usage }) => usage)).toHaveLength(1);
  });

  it('puts a stream together', async () => {
    const pieces: string[] = [];
    const stream = client.chat.completions
      .stream({ ...asked, messages: question })
      .on('content', (delta) => pieces.push(delta));
    expect(await stream.finalContent()).toBe(addition.answer);
    expect(joinStreamed(pieces)).toBe(addition.answer);
  });

  it.each([false, true])('has tools called and answers from their results (streaming: %s)', async (stream) => {
    const told: unknown[] = [];
    const tool = {
      type: 'function' as const,
      function: {
        ...weather.tool,
        parse: JSON.parse as (text: string) => { city: string },
        function: (input: { city: string }) => {
          told.push(input);
          return weather.result;
        },
      },
    };
    const conversation = { ...asked, messages: weatherQuestion, reasoning_effort: 'none' as const, tools: [tool] };
    const runner = stream
      ? client.chat.completions.runTools({ ...conversation, stream })
      : client.chat.completions.runTools(conversation);
    expect(await runner.finalContent()).toBe(weather.answer);
    expect(told).toEqual([weather.arguments]);
  });

  it('streams each tool call whole', async () => {
    const stream = client.chat.completions.stream({
      ...asked,
      messages: weatherQuestion,
      reasoning_effort: 'none',
      tools: [weatherTool],
    });
    const [choice] = (await stream.finalChatCompletion()).choices;
    expect(choice?.finish_reason).toBe('tool_calls');
    const [call] = choice?.message.tool_calls ?? [];
    expect(call).toMatchObject({
      type: 'function',
      function: { name: weather.tool.name, arguments: JSON.stringify(weather.arguments) },
    });
    expect(call?.id).toMatch(/^call_[a-z0-9]{8}$/);
  });

  it('holds an answer to a JSON Schema', async () => {
    const { choices } = await client.chat.completions.parse({
      ...asked,
      messages: [{ role: 'user', content: person.question }],
      response_format: { type: 'json_schema', json_schema: { name: 'person', schema: person.schema, strict: true } },
    });
    expect(asPerson(choices[0]?.message.parsed)).toEqual(person.answer);
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
    await expect(chat({ model: missingModel })).rejects.toBeInstanceOf(NotFoundError);
    await expect(chat({ model: missingModel })).rejects.toMatchObject({ status: 404, type: 'not_found_error' });
    await expect(chat({ messages: [] })).rejects.toBeInstanceOf(BadRequestError);
    await expect(chat({ model: missingModel, stream: true })).rejects.toBeInstanceOf(NotFoundError);
    await expect(client.models.retrieve(missingModel)).rejects.toMatchObject({
      status: 404,
      error: { message: `model '${missingModel}:latest' not found` },
    });
  });

  it('stops a stream', async () => {
    const stream = await client.completions.create({ model, prompt: 'x', max_tokens: 3000, stream: true });
    for await (const _ of stream) break;
    const { choices } = await client.completions.create({ model, prompt: 'x', max_tokens: 1 });
    expect(choices).toHaveLength(1);
  });
});

describe("OpenAI's own JavaScript client, with responses", () => {
  let server: TestServer;
  let client: OpenAI;
  beforeAll(async () => {
    server = await startTestServer(startServer);
    client = new OpenAI({ baseURL: `${server.url}/v1`, apiKey: 'any', maxRetries: 0 });
  });
  afterAll(() => server.close());

  it('gets a response, whole and streaming', async () => {
    const input = addition.question;
    expect((await client.responses.create({ ...asked, input })).output_text).toBe(addition.answer);
    const pieces: string[] = [];
    const stream = client.responses
      .stream({ ...asked, input })
      .on('response.output_text.delta', ({ delta }) => pieces.push(delta));
    expect((await stream.finalResponse()).output_text).toBe(addition.answer);
    expect(joinStreamed(pieces)).toBe(addition.answer);
  });

  it('is asked for a call, and tells its result', async () => {
    const input: OpenAI.Responses.ResponseInputItem[] = [{ role: 'user', content: weather.question }];
    const tools = [{ type: 'function' as const, strict: false, ...weather.tool }];
    const calling = await client.responses.stream({ ...asked, input, tools }).finalResponse();
    const call = calling.output.find((item) => item.type === 'function_call');
    expect(call).toMatchObject({
      name: weather.tool.name,
      arguments: JSON.stringify(weather.arguments),
      status: 'completed',
    });
    const result = { type: 'function_call_output' as const, call_id: call?.call_id ?? '', output: weather.result };
    // Its types allow more kinds of items in an answer than in a request.
    const answered = calling.output.filter((item) => item.type === 'function_call' || item.type === 'reasoning');
    const told = await client.responses.create({ ...asked, input: [...input, ...answered, result], tools });
    expect(told.output_text).toBe(weather.answer);
  });

  it('holds an answer to a JSON Schema', async () => {
    const format = { type: 'json_schema' as const, name: 'person', schema: person.schema, strict: true };
    const response = await client.responses.parse({ ...asked, input: person.question, text: { format } });
    expect(asPerson(response.output_parsed)).toEqual(person.answer);
  });

  it('knows by the class of the error that a model is missing', async () => {
    const question = { model: missingModel, input: 'x' };
    await expect(client.responses.create(question)).rejects.toBeInstanceOf(NotFoundError);
    await expect(client.responses.create({ ...question, stream: true })).rejects.toBeInstanceOf(NotFoundError);
  });
});
