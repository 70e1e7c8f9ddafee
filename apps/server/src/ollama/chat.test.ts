import { startTestServer, type TestServer } from '@puna-tooling/testing';
import type { ChatResponse, ToolCall } from '@puna/protocol';
import { readTinyModelAnswers } from '@puna/tiny-model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../start-server.js';
import { untoldTemplate } from './fixtures/untold-template.js';

const greedy = { temperature: 0, num_predict: 300 };

function tool(name: string, properties: Record<string, unknown>): Record<string, unknown> {
  const parameters = { type: 'object', properties, required: Object.keys(properties) };
  return { type: 'function', function: { name, parameters } };
}

/** A call as the recorded answers have it. */
function withoutId({ function: { name, arguments: values } }: ToolCall): object {
  return { function: { name, arguments: values } };
}

/** The tiny model with a template that is never told whether to think, under the name `untold`. */
async function addUntold(server: TestServer): Promise<void> {
  const template = await untoldTemplate();
  await server.post('/api/create', { model: 'untold', from: 'puna-tiny', template, stream: false });
}

describe('POST /api/chat', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(startServer);
  });
  afterAll(() => server.close());

  const chat = (body: Record<string, unknown>): Promise<ChatResponse> =>
    server.post('/api/chat', { model: 'puna-tiny', stream: false, options: greedy, ...body });

  it('gives the recorded answer of each conversation: words, thinking and calls', async () => {
    await addUntold(server);
    const { cases } = await readTinyModelAnswers();
    const conversations = cases.filter(({ request }) => request.messages);
    expect(conversations.length).toBeGreaterThan(90);
    for (const { request, message, prompt, prompt_tokens: promptTokens } of conversations) {
      const { messages, tools, think } = request;
      const asked = typeof think === 'boolean' ? { think } : { model: 'untold' };
      const answer = await chat({ ...asked, messages, ...(tools === undefined ? {} : { tools }) });
      const { content, thinking, tool_calls: calls } = answer.message;
      expect({ content, thinking: thinking?.trim(), calls: calls?.map(withoutId) }, prompt).toEqual({
        content: message?.content,
        thinking: message?.thinking,
        calls: message?.tool_calls,
      });
      expect(answer.prompt_eval_count, prompt).toBe(promptTokens);
    }
  });

  it('streams thinking before content, with the role on each piece', async () => {
    const messages = [{ role: 'user', content: 'What is 3 + 4?' }];
    const lines = await server.postLines<ChatResponse>('/api/chat', { model: 'puna-tiny', messages, options: greedy });
    expect(lines.every((line) => line.message.role === 'assistant')).toBe(true);
    const firstContent = lines.findIndex((line) => line.message.content !== '');
    expect(lines.slice(0, firstContent).some((line) => line.message.thinking)).toBe(true);
    expect(lines.slice(firstContent).some((line) => line.message.thinking)).toBe(false);
    expect(lines.at(-1)).toMatchObject({ done: true, done_reason: 'stop', message: { content: '' } });
  });

  it('puts the system prompt and the messages of the model first', async () => {
    await server.post('/api/create', {
      model: 'mario',
      from: 'puna-tiny',
      system: 'You are Mario.',
      messages: [
        { role: 'user', content: 'a' },
        { role: 'assistant', content: 'b' },
      ],
      stream: false,
    });
    const rendered = await chat({
      model: 'mario',
      messages: [{ role: 'user', content: 'c' }],
      _debug_render_only: true,
    });
    const prompt = rendered._debug_info?.rendered_template ?? '';
    expect(prompt).toContain('<|im_start|>system\nYou are Mario.<|im_end|>');
    expect(prompt.indexOf('\na<')).toBeLessThan(prompt.indexOf('\nb<'));
    expect(prompt.indexOf('\nb<')).toBeLessThan(prompt.indexOf('\nc<'));
  });

  it('drops the oldest messages of a conversation that is too long, never the system prompt', async () => {
    const filler = Array.from({ length: 20 }, (_, index) => ({
      role: index % 2 === 0 ? 'user' : 'assistant',
      content: 'word '.repeat(40),
    }));
    const messages = [
      { role: 'system', content: 'You are Mario.' },
      ...filler,
      { role: 'user', content: 'Who are you?' },
    ];
    const options = { ...greedy, num_ctx: 256 };
    const rendered = await chat({ messages, options, think: false, _debug_render_only: true });
    expect(rendered._debug_info?.rendered_template).toContain('You are Mario.');
    expect(rendered._debug_info?.rendered_template).toContain('Who are you?');
    const answer = await chat({ messages, options, think: false });
    expect(answer.prompt_eval_count).toBeLessThanOrEqual(256);
  });

  it('returns tool calls', async () => {
    const { cases } = await readTinyModelAnswers();
    const told = cases.find(({ request, message }) => request.tools && request.think === false && message?.tool_calls);
    if (told === undefined) throw new Error('the recorded answers hold no tool call');
    const answer = await chat({ messages: told.request.messages, tools: told.request.tools, think: false });
    expect(answer.message.tool_calls?.[0]?.function.name).toBeTypeOf('string');
    expect(answer.message.tool_calls?.[0]?.id).toMatch(/^call_[a-z0-9]{8}$/);
    expect(answer.done_reason).toBe('stop');
  });

  describe('with a choice among tools', () => {
    const tools = [
      tool('get_weather', { city: { type: 'string', maxLength: 20 } }),
      tool('get_time', { zone: { type: 'string', enum: ['UTC', 'CET'] } }),
    ];
    const hello = [{ role: 'user', content: 'Hello' }];

    it('makes the model call one, or the one that is named, whatever it would say', async () => {
      const required = await chat({ messages: hello, tools, tool_choice: 'required', think: false });
      expect(required.message.tool_calls).toHaveLength(1);
      const named = { type: 'function', function: { name: 'get_time' } };
      for (const think of [false, true]) {
        const answer = await chat({ messages: hello, tools, tool_choice: named, think });
        expect(answer.message.tool_calls?.map((call) => call.function)).toEqual([
          { index: 0, name: 'get_time', arguments: { zone: expect.stringMatching(/^(UTC|CET)$/) } },
        ]);
      }
    });

    it('keeps the model from calling any', async () => {
      const messages = [{ role: 'user', content: 'What is the weather in Paris?' }];
      const answer = await chat({ messages, tools, tool_choice: 'none', think: false });
      expect(answer.message.tool_calls).toBeUndefined();
    });

    it('takes only the first of several calls', async () => {
      const { cases } = await readTinyModelAnswers();
      const several = cases.find(({ request, message }) => request.tools && (message?.tool_calls?.length ?? 0) > 1);
      const { messages, tools: both } = several?.request ?? {};
      const think = several?.request.think ?? false;
      const answer = await chat({ messages, tools: both, think, parallel_tool_calls: false });
      expect(answer.message.tool_calls).toHaveLength(1);
    });

    it('refuses a choice that names no tool of the request', async () => {
      const named = { type: 'function', function: { name: 'nothing' } };
      const body = { model: 'puna-tiny', messages: hello, tools, tool_choice: named };
      const refused = await server.send('POST', '/api/chat', body);
      expect([refused.status, await refused.json()]).toEqual([
        400,
        { error: 'tool_choice names "nothing", but the request has no such tool' },
      ]);
    });
  });

  it('loads without messages, and unloads with keep_alive 0', async () => {
    expect(await chat({ messages: [] })).toMatchObject({ done_reason: 'load', message: { content: '' } });
    expect(await chat({ messages: [], keep_alive: 0 })).toMatchObject({ done_reason: 'unload' });
  });
});
