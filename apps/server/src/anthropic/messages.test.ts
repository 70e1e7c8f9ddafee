import { execFileSync } from 'node:child_process';
import { startTestServer, type TestServer } from '@puna-tooling/testing';
import type { AnthropicErrorResponse, MessageResponse, MessageStreamEvent } from '@puna/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../start-server.js';

const question = { role: 'user', content: 'What is 3 + 4?' };
const asked = { model: 'puna-tiny', max_tokens: 100, temperature: 0 };

/** The events of a stream; each is named by its type. */
function parseEvents(text: string): MessageStreamEvent[] {
  return text
    .trimEnd()
    .split('\n\n')
    .map((frame) => {
      const [, name, json] = /^event: (\w+)\ndata: (.*)$/.exec(frame) ?? [];
      const event = JSON.parse(json ?? '') as MessageStreamEvent;
      expect(event.type).toBe(name);
      return event;
    });
}

describe('POST /v1/messages', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(startServer);
  });
  afterAll(() => server.close());

  const ask = (body: Record<string, unknown>): Promise<MessageResponse> =>
    server.post('/v1/messages', { ...asked, messages: [question], ...body });
  const stream = async (body: Record<string, unknown>): Promise<MessageStreamEvent[]> => {
    const response = await server.send('POST', '/v1/messages', {
      ...asked,
      messages: [question],
      stream: true,
      ...body,
    });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    return parseEvents(await response.text());
  };
  const fail = async (body: unknown): Promise<{ status: number; error: AnthropicErrorResponse['error'] }> => {
    const response = await server.send('POST', '/v1/messages', body);
    const answer = (await response.json()) as AnthropicErrorResponse;
    expect(answer).toMatchObject({ type: 'error', request_id: expect.stringMatching(/^req_[0-9a-f]{24}$/) });
    expect(response.headers.get('request-id')).toBe(answer.request_id);
    return { status: response.status, error: answer.error };
  };

  const refused = async (body: unknown): Promise<string> => {
    const { status, error } = await fail(body);
    expect([status, error.type]).toEqual([400, 'invalid_request_error']);
    return error.message;
  };

  it('answers with thinking, then text', async () => {
    expect(await ask({ thinking: { type: 'enabled', budget_tokens: 1024 } })).toEqual({
      id: expect.stringMatching(/^msg_[0-9a-f]{24}$/),
      type: 'message',
      role: 'assistant',
      model: 'puna-tiny',
      content: [
        { type: 'thinking', thinking: '3 plus 4 is 7.\n' },
        { type: 'text', text: '3 + 4 = 7.' },
      ],
      stop_reason: 'end_turn',
      usage: { input_tokens: 18, output_tokens: expect.any(Number) },
    });
    const { content } = await ask({ thinking: { type: 'disabled' } });
    expect(content).toEqual([{ type: 'text', text: '3 + 4 = 7.' }]);
  });

  it('streams each block with its start and end, and counts the prompt before the answer', async () => {
    const events = await stream({});
    expect(events.map(({ type }) => type).filter((type) => type !== 'content_block_delta')).toEqual([
      'message_start',
      'content_block_start',
      'content_block_stop',
      'content_block_start',
      'content_block_stop',
      'message_delta',
      'message_stop',
    ]);
    expect(events[0]).toMatchObject({ message: { content: [], usage: { input_tokens: 18, output_tokens: 0 } } });
    const deltas = events.flatMap((event) => (event.type === 'content_block_delta' ? [event.delta] : []));
    expect(deltas.map((delta) => (delta.type === 'thinking_delta' ? delta.thinking : '')).join('')).toBe(
      '3 plus 4 is 7.\n',
    );
    expect(deltas.map((delta) => (delta.type === 'text_delta' ? delta.text : '')).join('')).toBe('3 + 4 = 7.');
    expect(events.at(-2)).toMatchObject({
      delta: { stop_reason: 'end_turn' },
      usage: { input_tokens: 18, output_tokens: expect.any(Number) },
    });
  });

  it('says what ended the answer', async () => {
    const thinking = { type: 'disabled' };
    expect(await ask({ thinking, max_tokens: 2 })).toMatchObject({ stop_reason: 'max_tokens' });
    const stopped = { stop_reason: 'stop_sequence', stop_sequence: '= 7' };
    expect(await ask({ thinking, stop_sequences: ['= 7'] })).toMatchObject({
      ...stopped,
      content: [{ text: '3 + 4 ' }],
    });
    expect((await stream({ thinking, stop_sequences: ['= 7'] })).at(-2)).toMatchObject({ delta: stopped });
  });

  it('has an empty list where the model says nothing', async () => {
    expect(await ask({ thinking: { type: 'disabled' }, stop_sequences: ['3'] })).toMatchObject({ content: [] });
  });

  it('tells warnings in a header', async () => {
    const tools = [{ type: 'web_search_20250305', name: 'web_search' }];
    const body = { ...asked, messages: [question], tool_choice: { type: 'all' }, tools };
    const response = await server.send('POST', '/v1/messages', body, { 'anthropic-version': '2023-06-01' });
    expect([response.status, response.headers.get('puna-warning')]).toEqual([
      200,
      'tool type "web_search_20250305" is not supported: the tool is left out; tool_choice "all" is not supported: the model chooses',
    ]);
  });

  it('makes the model call the tool that is named', async () => {
    const zone = { type: 'string', enum: ['UTC', 'CET'] };
    const schema = { type: 'object', properties: { zone }, required: ['zone'] };
    const tools = ['get_time', 'get_date'].map((name) => ({ name, input_schema: schema }));
    const answer = await ask({ tools, tool_choice: { type: 'tool', name: 'get_date' } });
    expect(answer.stop_reason).toBe('tool_use');
    expect(answer.content.at(-1)).toMatchObject({
      type: 'tool_use',
      name: 'get_date',
      input: { zone: expect.stringMatching(/^(UTC|CET)$/) },
    });
    const any = await ask({ tools, tool_choice: { type: 'any', disable_parallel_tool_use: true } });
    expect(any.content.filter(({ type }) => type === 'tool_use')).toHaveLength(1);
  });

  it('holds the answer to a schema', async () => {
    const format = { type: 'json_schema', schema: { type: 'string', enum: ['blue', 'red'] } };
    const { content } = await ask({ output_config: { format }, thinking: { type: 'disabled' } });
    expect(content).toEqual([{ type: 'text', text: expect.stringMatching(/^"(blue|red)"$/) }]);
  });

  it('drops the wish to think where the model can not', async () => {
    const template = '{{ range .Messages }}{{ .Role }}: {{ .Content }}\n{{ end }}';
    await server.post('/api/create', { model: 'plain', from: 'puna-tiny', template, stream: false });
    const answer = await ask({ model: 'plain', thinking: { type: 'enabled' }, max_tokens: 2 });
    expect(answer).toMatchObject({ type: 'message', stop_reason: 'max_tokens' });
  });

  it('refuses what is missing, one thing after the other', async () => {
    expect(await refused({})).toBe('model is required');
    expect(await refused({ model: 'puna-tiny' })).toBe('max_tokens is required and must be positive');
    expect(await refused({ model: 'puna-tiny', max_tokens: 5 })).toBe('messages is required');
    expect(await refused({ ...asked, messages: [{ role: 'user', content: [{ type: 'text', text: 5 }] }] })).toBe(
      'messages.content: block 0.text: Invalid input: expected string, received number',
    );
    expect(await refused('{')).toMatch(/unexpected/i);
  });

  it('refuses to keep a conversation, in a way that clients send the whole of it then', async () => {
    for (const thread of [{ type: 'create' }, { type: 'continue', previous_message_id: 'msg_1' }]) {
      expect(await fail({ ...asked, messages: [question], thread })).toEqual({
        status: 400,
        error: {
          type: 'invalid_request_error',
          message: expect.stringContaining('send all messages, without "thread"'),
          details: { error_code: 'thread_unsupported_request' },
        },
      });
    }
    expect(await ask({ thread: null })).toMatchObject({ stop_reason: 'end_turn' });
  });

  it.each([
    [{ type: 'image', source: { type: 'url', url: 'x' } }, /^invalid image source type: url\. Only base64/],
    [{ type: 'image', source: { type: 'base64', data: '%' } }, /^invalid base64 image data: /],
    [{ type: 'image' }, /^invalid image source$/],
    [{ type: 'tool_use', name: 'f' }, /^tool_use block missing required 'id' field$/],
    [{ type: 'tool_use', id: 'f' }, /^tool_use block missing required 'name' field$/],
  ])('refuses the block %j', async (block, message) => {
    expect(await refused({ ...asked, messages: [{ role: 'user', content: [block] }] })).toMatch(message);
  });

  it('refuses tools whose schema can not be used, and models that are not there', async () => {
    const tools = [{ name: 'f', input_schema: 'x' }];
    expect((await fail({ ...asked, messages: [question], tools })).error.message).toMatch(
      /^invalid input_schema for tool "f": /,
    );
    expect(await fail({ ...asked, model: 'nope', messages: [question], stream: true })).toEqual({
      status: 404,
      error: { type: 'not_found_error', message: "model 'nope' not found" },
    });
  });

  it('leaves out blocks that it does not know', async () => {
    const content = [
      { type: 'redacted_thinking', data: 'x' },
      { type: 'text', text: question.content },
    ];
    expect(await ask({ messages: [{ role: 'user', content }] })).toMatchObject({ usage: { input_tokens: 18 } });
  });

  it('ends a stream with an error where the model dies', async () => {
    await server.post('/api/create', {
      model: 'endless',
      from: 'puna-tiny',
      template: '{{ range .Messages }}{{ .Content }}{{ end }}',
      stream: false,
    });
    const messages = [{ role: 'user', content: 'x' }];
    const row = { type: 'array', items: { type: 'integer' }, minItems: 60 };
    const output = { format: { type: 'json_schema', schema: { type: 'array', items: row, minItems: 60 } } };
    const body = { model: 'endless', max_tokens: 20_000, messages, output_config: output, stream: true };
    const response = await server.send('POST', '/v1/messages', body);
    const reader = response.body?.getReader();
    const parts = [(await reader?.read())?.value];
    const processes = execFileSync('ps', ['--ppid', String(process.pid), '-o', 'pid=,args='], { encoding: 'utf8' });
    for (const line of processes.split('\n').filter((text) => text.includes('runtime-process'))) {
      process.kill(Number.parseInt(line, 10), 'SIGKILL');
    }
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) parts.push(part.value);
    const events = parseEvents(Buffer.concat(parts.map((part) => part ?? new Uint8Array())).toString());
    expect(events.at(-1)).toMatchObject({ type: 'error', error: { type: 'api_error' } });
  });
});

describe('POST /v1/messages/count_tokens', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(startServer);
  });
  afterAll(() => server.close());

  it('counts what the model would read: the same as an answer tells', async () => {
    const tools = [{ name: 'f', description: 'Does it', input_schema: { type: 'object', properties: {} } }];
    const body = { model: 'puna-tiny', system: 'You are Mario.', messages: [question], tools };
    const { usage } = await server.post<MessageResponse>('/v1/messages', { ...body, max_tokens: 1 });
    expect(await server.post('/v1/messages/count_tokens', body)).toEqual({ input_tokens: usage.input_tokens });
    const without = { ...body, tool_choice: { type: 'none' } };
    const counted = await server.post<{ input_tokens: number }>('/v1/messages/count_tokens', without);
    expect(counted.input_tokens).toBeLessThan(usage.input_tokens);
  });

  it('counts conversations that are longer than the context', async () => {
    const messages = Array.from({ length: 21 }, (_, index) => ({
      role: index % 2 === 0 ? 'user' : 'assistant',
      content: 'word '.repeat(100),
    }));
    const { input_tokens: count } = await server.post<{ input_tokens: number }>('/v1/messages/count_tokens', {
      model: 'puna-tiny',
      messages,
    });
    expect(count).toBeGreaterThan(2000);
  });

  it('refuses a model that is not there', async () => {
    const body = { model: 'nope', messages: [question] };
    expect(await server.post('/v1/messages/count_tokens', body)).toMatchObject({
      error: { type: 'not_found_error', message: "model 'nope' not found" },
    });
  });
});
