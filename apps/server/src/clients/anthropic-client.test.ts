import Anthropic, { APIUserAbortError, BadRequestError, NotFoundError } from '@anthropic-ai/sdk';
import { betaTool } from '@anthropic-ai/sdk/helpers/beta/json-schema';
import { jsonSchemaOutputFormat } from '@anthropic-ai/sdk/helpers/json-schema';
import { startTestServer, type TestServer } from '@puna-tooling/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../start-server.js';
import { asPerson, joinStreamed } from './fixtures/judge-answers.js';
import { addition, missingModel, model, person, weather } from './fixtures/questions.js';

const asked = { model, max_tokens: 120, temperature: 0 };
const messages: Anthropic.MessageParam[] = [{ role: 'user', content: addition.question }];
const weatherTool: Anthropic.Tool = {
  name: weather.tool.name,
  description: weather.tool.description,
  input_schema: weather.tool.parameters,
};

describe("Anthropic's own JavaScript client", () => {
  let server: TestServer;
  let client: Anthropic;
  beforeAll(async () => {
    server = await startTestServer(startServer);
    client = new Anthropic({ baseURL: server.url, apiKey: 'none', maxRetries: 0 });
  });
  afterAll(() => server.close());

  it('gets a message', async () => {
    const message = await client.messages.create({ ...asked, messages, thinking: { type: 'disabled' } });
    expect(message).toMatchObject({ content: [{ type: 'text', text: addition.answer }], stop_reason: 'end_turn' });
    expect(message._request_id).toMatch(/^req_/);
  });

  it('puts a stream with thinking together', async () => {
    const pieces: string[] = [];
    const stream = client.messages
      .stream({ ...asked, messages, thinking: { type: 'enabled', budget_tokens: 1024 } })
      .on('text', (delta) => pieces.push(delta));
    expect(await stream.finalMessage()).toMatchObject({
      content: [
        { type: 'thinking', thinking: addition.thinking },
        { type: 'text', text: addition.answer },
      ],
      stop_reason: 'end_turn',
      usage: { input_tokens: 18 },
    });
    expect(joinStreamed(pieces)).toBe(addition.answer);
  });

  it('is asked to call a tool, and tells its result', async () => {
    const question: Anthropic.MessageParam = { role: 'user', content: weather.question };
    const tools = [weatherTool];
    const calling = await client.messages.stream({ ...asked, messages: [question], tools }).finalMessage();
    expect(calling.stop_reason).toBe('tool_use');
    const call = calling.content.find((block) => block.type === 'tool_use');
    expect(call).toMatchObject({ name: weather.tool.name, input: weather.arguments });
    const result: Anthropic.MessageParam = {
      role: 'user',
      content: [
        { type: 'tool_result', tool_use_id: call?.id ?? '', content: [{ type: 'text', text: weather.result }] },
      ],
    };
    const told = await client.messages.create({
      ...asked,
      messages: [question, { role: 'assistant', content: calling.content }, result],
      tools,
    });
    expect(told.stop_reason).toBe('end_turn');
    expect(told.content.at(-1)).toEqual({ type: 'text', text: weather.answer });
  });

  it('runs tools by itself', async () => {
    const told: unknown[] = [];
    const tool = betaTool({
      name: weather.tool.name,
      description: weather.tool.description,
      inputSchema: weather.tool.parameters,
      run: (input) => {
        told.push(input);
        return weather.result;
      },
    });
    const runner = client.beta.messages.toolRunner({
      ...asked,
      messages: [{ role: 'user', content: weather.question }],
      tools: [tool],
    });
    expect((await runner).content.at(-1)).toEqual({ type: 'text', text: weather.answer });
    expect(told).toEqual([weather.arguments]);
  });

  it('holds an answer to a JSON Schema', async () => {
    const message = await client.messages.parse({
      ...asked,
      messages: [{ role: 'user', content: person.question }],
      output_config: { format: jsonSchemaOutputFormat(person.schema) },
    });
    expect(asPerson(message.parsed_output)).toEqual(person.answer);
  });

  it('counts tokens', async () => {
    expect(await client.messages.countTokens({ model, messages })).toEqual({ input_tokens: 18 });
  });

  it('raises errors of the right kind', async () => {
    await expect(client.messages.create({ ...asked, model: missingModel, messages })).rejects.toThrow(NotFoundError);
    await expect(client.messages.create({ ...asked, max_tokens: 0, messages })).rejects.toThrow(BadRequestError);
    await expect(client.messages.stream({ ...asked, model: missingModel, messages }).finalMessage()).rejects.toThrow(
      NotFoundError,
    );
  });

  it('stops a stream', async () => {
    const stream = client.messages.stream({ ...asked, messages });
    stream.on('streamEvent', ({ type }) => {
      if (type === 'content_block_delta') stream.abort();
    });
    await expect(stream.finalMessage()).rejects.toThrow(APIUserAbortError);
    expect((await client.messages.create({ ...asked, messages })).stop_reason).toBe('end_turn');
  });
});
