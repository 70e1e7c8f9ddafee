import { startTestServer, type TestServer } from '@puna-tooling/testing';
import type { GenerateResponse } from '@puna/protocol';
import { readTinyModelAnswers } from '@puna/tiny-model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../start-server.js';

const greedy = { temperature: 0, num_predict: 120 };

describe('POST /api/generate', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(startServer);
  });
  afterAll(() => server.close());

  const generate = (body: Record<string, unknown>): Promise<GenerateResponse & { error?: string }> =>
    server.post('/api/generate', { model: 'puna-tiny', stream: false, options: greedy, ...body });

  it('gives the recorded answer for each prompt of the tiny model', async () => {
    const { cases } = await readTinyModelAnswers();
    for (const { prompt, raw, tokens, prompt_tokens: promptTokens } of cases) {
      const answer = await generate({ prompt, raw: true, options: { ...greedy, num_predict: 300 } });
      expect(answer.response).toBe(raw);
      expect(answer.prompt_eval_count).toBe(promptTokens);
      expect(answer.eval_count).toBe(tokens + 1);
    }
  });

  it('fills in the middle', async () => {
    const { cases } = await readTinyModelAnswers();
    for (const { request, response } of cases.filter(({ group }) => group === 'f')) {
      const answer = await generate({ prompt: request.prompt, suffix: request.suffix });
      expect(answer.response).toBe(response);
    }
  });

  it('streams pieces that add up to the whole answer and ends with counts and durations', async () => {
    const body = { model: 'puna-tiny', prompt: 'What is Puna?', think: false, options: greedy };
    const lines = await server.postLines<GenerateResponse>('/api/generate', body);
    const whole = await generate({ prompt: 'What is Puna?', think: false });
    const last = lines.at(-1);
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.map((line) => line.response).join('')).toBe(whole.response);
    expect(last).toMatchObject({ response: '', done: true, done_reason: 'stop', eval_count: whole.eval_count });
    expect(last?.total_duration).toBeGreaterThan(last?.eval_duration ?? 0);
    expect(Object.keys(whole).slice(0, 6)).toEqual([
      'model',
      'created_at',
      'response',
      'done',
      'done_reason',
      'context',
    ]);
  });

  it('separates thinking from the answer', async () => {
    const answer = await generate({ prompt: 'What is 3 + 4?', think: true });
    expect(answer).toMatchObject({ response: '3 + 4 = 7.', thinking: '3 plus 4 is 7.\n' });
  });

  it('goes on from the tokens of an earlier answer', async () => {
    const first = await generate({ prompt: 'My name is Ann.', think: false });
    const second = await generate({ prompt: 'What is my name?', think: false, context: first.context });
    expect(second.response).toContain('Ann');
    expect(second.context?.slice(0, 10)).toEqual(first.context?.slice(0, 10));
  });

  it('uses the system prompt and the template of the request', async () => {
    const shown = await generate({
      prompt: 'hi',
      system: 'S',
      template: '{{ .System }}|{{ .Prompt }}|',
      _debug_render_only: true,
    });
    expect(shown._debug_info?.rendered_template).toBe('S|hi|');
  });

  it('ends with "length" at num_predict, and at a stop text without it', async () => {
    expect(await generate({ prompt: 'Count to 10', options: { ...greedy, num_predict: 3 } })).toMatchObject({
      done_reason: 'length',
      eval_count: 3,
    });
    const stopped = await generate({
      prompt: 'Count from 1 to 10.',
      think: false,
      options: { ...greedy, stop: ['5'] },
    });
    expect(stopped.done_reason).toBe('stop');
    expect(stopped.response).not.toContain('5');
  });

  it('holds the answer to JSON and to a schema', async () => {
    const json = await generate({ prompt: 'Give me a JSON object with a field color', think: false, format: 'json' });
    expect(JSON.parse(json.response)).toEqual({ color: expect.any(String) });
    const schema = {
      type: 'object',
      properties: { age: { type: 'integer' }, available: { type: 'boolean' } },
      required: ['age', 'available'],
    };
    const held = await generate({ prompt: 'He is 22 and busy.', think: false, format: schema });
    expect(JSON.parse(held.response)).toEqual({ age: expect.any(Number), available: expect.any(Boolean) });
  });

  it('thinks freely before an answer that is held to a schema', async () => {
    const schema = { type: 'object', properties: { sum: { type: 'integer' } }, required: ['sum'] };
    const answer = await generate({ prompt: 'What is 3 + 4?', think: true, format: schema });
    expect(answer.thinking).toContain('7');
    expect(JSON.parse(answer.response)).toEqual({ sum: expect.any(Number) });
  });

  it('repeats an answer with the same seed', async () => {
    const options = { temperature: 1, seed: 42, num_predict: 24 };
    const [first, second] = [
      await generate({ prompt: 'Hello', options }),
      await generate({ prompt: 'Hello', options }),
    ];
    expect(second.response).toBe(first.response);
  });

  it('gives log probabilities', async () => {
    const { logprobs } = await generate({
      prompt: 'What is Puna?',
      think: false,
      logprobs: true,
      top_logprobs: 3,
      options: { ...greedy, num_predict: 4 },
    });
    expect(logprobs).toHaveLength(4);
    for (const entry of logprobs ?? []) {
      expect(entry.logprob).toBeLessThanOrEqual(0);
      expect(entry.top_logprobs).toHaveLength(3);
      expect(entry.top_logprobs?.[0]?.token).toBe(entry.token);
    }
  });

  it('loads with an empty prompt and unloads with keep_alive 0', async () => {
    expect(await generate({ prompt: '' })).toMatchObject({ response: '', done: true, done_reason: 'load' });
    expect((await server.post<{ models: unknown[] }>('/api/ps')).models).toHaveLength(1);
    expect(await generate({ keep_alive: 0 })).toMatchObject({ done: true, done_reason: 'unload' });
    await expect.poll(async () => (await server.post<{ models: unknown[] }>('/api/ps')).models).toHaveLength(0);
  });

  it('answers many requests at once, each as alone', async () => {
    const { cases } = await readTinyModelAnswers();
    const some = cases.slice(0, 12);
    const answers = await Promise.all(some.map(({ prompt }) => generate({ prompt, raw: true })));
    expect(answers.map((answer) => answer.response)).toEqual(some.map(({ raw }) => raw));
  });
});
