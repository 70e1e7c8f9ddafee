import Anthropic, { APIUserAbortError, BadRequestError, NotFoundError } from '@anthropic-ai/sdk';
import { startTestServer, type TestServer } from '@puna-tooling/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../start-server.js';

const asked = { model: 'puna-tiny', max_tokens: 120, temperature: 0 };
const messages: Anthropic.MessageParam[] = [{ role: 'user', content: 'What is 3 + 4?' }];
const weather: Anthropic.Tool = {
  name: 'get_weather',
  description: 'Get the weather in a given city',
  input_schema: {
    type: 'object',
    properties: { city: { type: 'string', description: 'The name of the city' } },
    required: ['city'],
  },
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
    expect(message).toMatchObject({ content: [{ type: 'text', text: '3 + 4 = 7.' }], stop_reason: 'end_turn' });
    expect(message._request_id).toMatch(/^req_/);
  });

  it('puts a stream with thinking together', async () => {
    let text = '';
    const stream = client.messages
      .stream({ ...asked, messages, thinking: { type: 'enabled', budget_tokens: 1024 } })
      .on('text', (delta) => (text += delta));
    const message = await stream.finalMessage();
    expect(message).toMatchObject({
      content: [
        { type: 'thinking', thinking: '3 plus 4 is 7.\n' },
        { type: 'text', text: '3 + 4 = 7.' },
      ],
      stop_reason: 'end_turn',
      usage: { input_tokens: 18 },
    });
    expect(text).toBe('3 + 4 = 7.');
  });

  it('is asked to call a tool, and tells its result', async () => {
    const question: Anthropic.MessageParam = { role: 'user', content: 'What is the weather in Paris?' };
    const calling = await client.messages.stream({ ...asked, messages: [question], tools: [weather] }).finalMessage();
    expect(calling.stop_reason).toBe('tool_use');
    const call = calling.content.find((block) => block.type === 'tool_use');
    expect(call).toMatchObject({ name: 'get_weather', input: { city: 'Paris' } });
    const result: Anthropic.MessageParam = {
      role: 'user',
      content: [{ type: 'tool_result', tool_use_id: call?.id ?? '', content: [{ type: 'text', text: '22, sunny' }] }],
    };
    const told = await client.messages.create({
      ...asked,
      messages: [question, { role: 'assistant', content: calling.content }, result],
      tools: [weather],
    });
    expect(told).toMatchObject({ stop_reason: 'end_turn' });
    expect(told.content.map((block) => (block.type === 'text' ? block.text : '')).join('')).toContain('Paris');
  });

  it('counts tokens', async () => {
    expect(await client.messages.countTokens({ model: 'puna-tiny', messages })).toEqual({ input_tokens: 18 });
  });

  it('raises errors of the right kind', async () => {
    await expect(client.messages.create({ ...asked, model: 'nope', messages })).rejects.toThrow(NotFoundError);
    await expect(client.messages.create({ ...asked, max_tokens: 0, messages })).rejects.toThrow(BadRequestError);
    await expect(client.messages.stream({ ...asked, model: 'nope', messages }).finalMessage()).rejects.toThrow(
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
