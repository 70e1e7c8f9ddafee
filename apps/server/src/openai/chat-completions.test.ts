import { startTestServer, type TestServer } from '@puna-tooling/testing';
import type { ChatCompletion, ChatCompletionChunk } from '@puna/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../start-server.js';

const path = '/v1/chat/completions';
const model = 'puna-tiny';
const messages = [{ role: 'user', content: 'What is Puna?' }];

/** What a rendered prompt looks like, for tests of what reaches the model. */
interface Rendered extends ChatCompletion {
  readonly _debug_info: { readonly rendered_template: string };
}

describe('POST /v1/chat/completions', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(startServer);
  });
  afterAll(() => server.close());

  const chat = (body: object = {}): Promise<ChatCompletion> =>
    server.post(path, { model, messages, reasoning_effort: 'none', ...body });
  const render = async (body: object): Promise<string> => {
    const rendered = await server.post<Rendered>(path, { model, messages, ...body, _debug_render_only: true });
    return rendered._debug_info.rendered_template;
  };
  const warningOf = async (body: object): Promise<string | null> => {
    const response = await server.send('POST', path, { model, messages, max_tokens: 1, ...body });
    await response.body?.cancel();
    return response.headers.get('puna-warning');
  };
  const refusal = async (body: unknown): Promise<{ status: number; message: string }> => {
    const response = await server.send('POST', path, body);
    const { error } = (await response.json()) as { error: { message: string } };
    return { status: response.status, message: error.message };
  };

  it('leaves the model its own parameters where the request does not say', async () => {
    const greedy = await chat({ seed: 1 });
    expect((await chat({ seed: 2 })).choices[0]?.message).toEqual(greedy.choices[0]?.message);
    await server.post('/api/create', { model: 'short', from: model, parameters: { num_predict: 2 }, stream: false });
    expect((await chat({ model: 'short' })).usage.completion_tokens).toBe(2);
    expect((await chat({ model: 'short', max_tokens: 3 })).usage.completion_tokens).toBe(3);
    expect((await chat({ model: 'short', max_tokens: 3, max_completion_tokens: 4 })).usage.completion_tokens).toBe(4);
  });

  it('ends at a stop text, given alone or in a list', async () => {
    const whole = (await chat()).choices[0]?.message.content ?? '';
    const before = whole.slice(0, whole.indexOf(' to '));
    expect((await chat({ stop: ' to ' })).choices[0]?.message.content).toBe(before);
    expect((await chat({ stop: ['never', ' to '] })).choices[0]?.message.content).toBe(before);
  });

  it('gives several answers, each with a seed of its own', async () => {
    const several = await chat({ n: 3, temperature: 2, seed: 7, max_tokens: 12 });
    expect(several.choices.map(({ index }) => index)).toEqual([0, 1, 2]);
    const alone = await chat({ temperature: 2, seed: 8, max_tokens: 12 });
    expect(several.choices[1]?.message).toEqual(alone.choices[0]?.message);
    expect(several.usage.prompt_tokens).toBe(alone.usage.prompt_tokens);
    expect(several.usage.completion_tokens).toBeGreaterThan(alone.usage.completion_tokens);
  });

  it('streams several answers side by side, each ended by itself, then [DONE]', async () => {
    const response = await server.send('POST', path, { model, messages, n: 2, max_tokens: 4, stream: true });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const frames = (await response.text()).trimEnd().split('\n\n');
    expect(frames.at(-1)).toBe('data: [DONE]');
    const chunks = frames.slice(0, -1).map((frame) => JSON.parse(frame.slice(6)) as ChatCompletionChunk);
    for (const index of [0, 1]) {
      const choices = chunks.flatMap((chunk) => chunk.choices).filter((choice) => choice.index === index);
      expect(choices[0]?.delta.role).toBe('assistant');
      expect(choices.at(-1)).toEqual({ index, delta: {}, finish_reason: 'length' });
    }
  });

  it('gives log probabilities with alternatives', async () => {
    const { choices } = await chat({ logprobs: true, top_logprobs: 2, max_tokens: 3 });
    const tokens = choices[0]?.logprobs?.content ?? [];
    expect(tokens.map(({ token }) => token).join('')).toBe(choices[0]?.message.content);
    expect(tokens.map(({ top_logprobs: alternatives }) => alternatives.length)).toEqual([2, 2, 2]);
    expect((await chat({ max_tokens: 1 })).choices[0]).not.toHaveProperty('logprobs');
  });

  it('answers in JSON where asked to', async () => {
    const { choices } = await chat({ response_format: { type: 'json_object' }, max_tokens: 60, temperature: 0 });
    expect(choices[0]?.message.content).toMatch(/^\s*\{/);
  });

  it('takes the developer for the system, and the parts of a message for paragraphs', async () => {
    const prompt = await render({
      messages: [
        { role: 'developer', content: 'You are Mario.' },
        {
          role: 'user',
          content: [
            { type: 'text', text: 'One' },
            { type: 'text', text: 'Two' },
          ],
        },
      ],
    });
    expect(prompt).toContain('<|im_start|>system\nYou are Mario.<|im_end|>');
    expect(prompt).toContain('<|im_start|>user\nOne\n\nTwo<|im_end|>');
  });

  it('lets the request choose among its tools', async () => {
    const properties = { zone: { type: 'string', enum: ['UTC', 'CET'] } };
    const parameters = { type: 'object', properties, required: ['zone'] };
    const tools = [{ type: 'function', function: { name: 'get_time', parameters } }];
    expect(await render({ tools })).toContain('get_time');
    expect(await render({ tools, tool_choice: 'none' })).not.toContain('get_time');
    for (const choice of ['required', { type: 'function', function: { name: 'get_time' } }]) {
      const [answer] = (await chat({ tools, tool_choice: choice, parallel_tool_calls: false })).choices;
      expect(answer?.finish_reason).toBe('tool_calls');
      expect(answer?.message.tool_calls?.[0]?.function.arguments).toMatch(/^\{"zone":"(UTC|CET)"\}$/);
    }
    const named = { type: 'function', function: { name: 'nothing' } };
    expect((await refusal({ model, messages, tools, tool_choice: named })).status).toBe(400);
  });

  it('leaves out or insists on tokens as logit_bias says', async () => {
    const { tokens } = await server.post<{ tokens: number[] }>('/api/tokenize', { model, content: 'Puna' });
    const [token = -1] = tokens;
    const short = { temperature: 0, reasoning_effort: 'none', max_tokens: 3 };
    const [usual, without, only] = await Promise.all(
      [{}, { [token]: -100 }, { [token]: 100 }].map((bias) => chat({ ...short, logit_bias: bias })),
    );
    expect(usual?.choices[0]?.message.content).toMatch(/^Puna/);
    expect(without?.choices[0]?.message.content).not.toMatch(/^Puna/);
    expect(only?.choices[0]?.message.content).toBe('Puna'.repeat(3));
    for (const bias of [{ word: 1 }, { [token]: 101 }, { 1000000: 1 }]) {
      expect((await refusal({ model, messages, logit_bias: bias })).status).toBe(400);
    }
  });

  it('says in a header which fields it could not follow', async () => {
    expect(await warningOf({})).toBeNull();
    expect(await warningOf({ metadata: {}, store: false, service_tier: 'auto', user: 'me' })).toBeNull();
    expect(await warningOf({ service_tier: 'flex', verbosity: 'low', stream: true })).toBe(
      'service_tier is not supported and was ignored; verbosity is not supported and was ignored',
    );
    expect(await warningOf({ response_format: { type: 'grammar' } })).toContain('response_format "grammar"');
  });

  it.each([
    ['', 400, 'EOF'],
    ['{', 400, 'unexpected EOF'],
    [{ messages }, 400, 'model is required'],
    [{ model }, 400, "[] is too short - 'messages'"],
    [{ model, messages: [{ role: 'user' }] }, 400, 'invalid message content type: <nil>'],
    [{ model, messages: [{ role: 'user', content: [{ type: 'video' }] }] }, 400, 'invalid message format'],
    [{ model, messages, n: 0 }, 400, 'n must be between 1 and 128'],
    [{ model, messages, logprobs: true, top_logprobs: 21 }, 400, 'top_logprobs must be between 0 and 20'],
    [{ model: 'nope', messages }, 404, "model 'nope' not found"],
    [{ model: 'nope', messages, stream: true }, 404, "model 'nope' not found"],
  ])('refuses %j', async (body, status, message) => {
    expect(await refusal(body)).toEqual({ status, message });
  });

  it('names the efforts that it knows', async () => {
    const { message } = await refusal({ model, messages, reasoning_effort: 'lots' });
    expect(message).toBe(
      'invalid reasoning value: "lots" (must be "minimal", "low", "medium", "high", "xhigh", "ultra", "max", or "none")',
    );
  });
});
