import { setTimeout as sleep } from 'node:timers/promises';
import {
  prepareLlamaServer,
  type RunningEngine,
  startLlamaServer,
  startTestServer,
  type TestServer,
} from '@puna-tooling/testing';
import type { ChatResponse, GenerateResponse } from '@puna/protocol';
import { tinyModelFiles } from '@puna/tiny-model';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startServer } from '../start-server.js';

const { program, missing } = await prepareLlamaServer();

describe('a model that two llama-servers run', () => {
  const engines: RunningEngine[] = [];
  let server: TestServer;

  beforeEach((context) => context.skip(missing !== undefined, missing));

  beforeAll(async () => {
    if (program === undefined) return;
    const start = () =>
      startLlamaServer(program, tinyModelFiles.weights, '--ctx-size', '4096', '--parallel', '4', '--jinja');
    engines.push(...(await Promise.all([start(), start()])));
    server = await startTestServer(startServer, { withTinyModel: false });
    const info = { capabilities: ['completion', 'tools', 'thinking'] };
    const remote_host = engines.map(({ url }) => url).join(',');
    await server.post('/api/create', { model: 'big', from: 'tiny', remote_host, info, stream: false });
  });

  afterAll(async () => {
    await server?.close();
    await Promise.all(engines.map((engine) => engine.kill()));
  });

  const greedy = { temperature: 0, num_predict: 40 };
  const chat = (more: object): Promise<ChatResponse> =>
    server.post<ChatResponse>('/api/chat', { model: 'big', stream: false, options: greedy, ...more });

  it('answers conversations and says where they were answered', async () => {
    const answer = await chat({
      messages: [{ role: 'user', content: 'What is the capital of France?' }],
      think: false,
    });
    expect(answer).toMatchObject({ done: true, remote_model: 'tiny', prompt_eval_count: expect.any(Number) });
    expect(answer.message.content).toContain('Paris');
    const lines = await server.postLines<GenerateResponse>('/api/generate', {
      model: 'big',
      prompt: 'What is the capital of France?',
      think: false,
      options: greedy,
    });
    expect(lines.map(({ response }) => response).join('')).toContain('Paris');
    expect(lines.length).toBeGreaterThan(2);
  });

  it('holds answers to a schema, with log probabilities and thinking of its own', async () => {
    const format = { type: 'object', properties: { city: { enum: ['x', 'y'] } }, required: ['city'] };
    const messages = [{ role: 'user', content: 'Which city?' }];
    const held = await chat({ messages, format, think: false, logprobs: true, top_logprobs: 2 });
    expect(JSON.parse(held.message.content)).toEqual({ city: expect.stringMatching(/^[xy]$/) });
    expect(held.logprobs?.[0]?.top_logprobs).toHaveLength(2);
    const thinks = await chat({ messages: [{ role: 'user', content: 'Why is the sky blue?' }], think: true });
    expect(thinks.message.thinking).toBeTruthy();
  });

  it('takes raw prompts, tells tokens, and names options that only its engine decides', async () => {
    const answer = await server.post<GenerateResponse>('/api/generate', {
      model: 'big',
      prompt: 'Once upon a time',
      raw: true,
      stream: false,
      options: { ...greedy, num_ctx: 64 },
    });
    expect(answer.response).not.toBe('');
    expect(answer.warnings?.join()).toContain('num_ctx');
    const { tokens } = await server.post<{ tokens: number[] }>('/api/tokenize', { model: 'big', content: 'Hello' });
    expect(tokens.length).toBeGreaterThan(0);
  });

  it('drops the oldest messages of what is too long, unless it must not', async () => {
    const old = Array.from({ length: 40 }, (_, index) => ({
      role: index % 2 === 0 ? 'user' : 'assistant',
      content: 'some words that nobody needs any more '.repeat(8),
    }));
    const messages = [{ role: 'system', content: 'Be brief.' }, ...old, { role: 'user', content: 'Who are you?' }];
    expect((await chat({ messages, think: false })).done).toBe(true);
    const refused = await server.send('POST', '/api/chat', { model: 'big', messages, truncate: false });
    expect(refused.status).toBe(400);
  });

  it('answers through the OpenAI and Anthropic APIs', async () => {
    const messages = [{ role: 'user', content: 'What is the capital of France?' }];
    const openAi = await server.post<{ choices: { message: { content: string } }[] }>('/v1/chat/completions', {
      model: 'big',
      messages,
      max_tokens: 40,
      temperature: 0,
      reasoning_effort: 'none',
    });
    expect(openAi.choices[0]?.message.content).toContain('Paris');
    const anthropic = await server.post<{ content: { type: string }[] }>('/v1/messages', {
      model: 'big',
      messages,
      max_tokens: 40,
      temperature: 0,
      thinking: { type: 'disabled' },
    });
    expect(JSON.stringify(anthropic.content)).toContain('Paris');
  });

  it('loses no request that has not begun to stream when one of the two is killed under 50 clients', async () => {
    const client = async (): Promise<string[]> => {
      const outcomes: string[] = [];
      for (let question = 0; question < 4; question++) {
        const response = await server.send('POST', '/api/chat', {
          model: 'big',
          messages: [{ role: 'user', content: 'Why is the sky blue?' }],
          options: { temperature: 0, num_predict: 30 },
        });
        const lines = (await response.text())
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line) as Partial<ChatResponse>);
        const begun = lines.some(({ message }) => message !== undefined);
        if (lines.at(-1)?.done === true) outcomes.push('whole');
        else outcomes.push(begun ? 'lost in the middle' : `lost: ${response.status} ${JSON.stringify(lines)}`);
      }
      return outcomes;
    };
    const clients = Promise.all(Array.from({ length: 50 }, client));
    await sleep(500);
    await engines[0]?.kill();
    const outcomes = (await clients).flat();
    expect(outcomes.filter((outcome) => outcome.startsWith('lost:'))).toEqual([]);
    expect(outcomes.filter((outcome) => outcome === 'whole').length).toBeGreaterThan(100);
    const metrics = await (await server.send('GET', '/metrics')).text();
    expect(metrics).toContain(`puna_upstream_state{host="${engines[0]?.url}",state="open"} 1`);
    expect(metrics).toMatch(/puna_upstream_retries_total\{[^}]*\} [1-9]/);
  }, 120_000);
});
