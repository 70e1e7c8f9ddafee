import { spawn } from 'node:child_process';
import { freePort, prepareLlamaServer } from '@puna-tooling/testing';
import { tinyModelFiles } from '@puna/tiny-model';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { eventsOf, hello, loadRemote, textOf } from './fixtures/remote-model.js';

const { program, missing } = await prepareLlamaServer();
const port = await freePort();
const host = `http://127.0.0.1:${port}/v1`;
const health = `http://127.0.0.1:${port}/health`;
const startTime = 60_000;

describe('a real llama-server', () => {
  const server = { end: () => {} };

  beforeEach((context) => context.skip(program === undefined, missing));

  beforeAll(async () => {
    if (program === undefined) return;
    const files = ['--model', tinyModelFiles.weights, '--alias', 'm'];
    const options = ['--port', String(port), '--ctx-size', '512', '--parallel', '4'];
    const process_ = spawn(program, [...files, ...options], { stdio: 'ignore' });
    server.end = () => void process_.kill('SIGKILL');
    const waiting = { timeout: startTime, interval: 100 };
    await vi.waitUntil(async () => (await fetch(health).catch(() => undefined))?.ok === true, waiting);
  }, startTime);

  afterAll(() => server.end());

  it('answers messages, first with what it thinks', async () => {
    const { model } = await loadRemote([host]);
    expect(model.limits.vocabularySize).toBeGreaterThan(100);
    const events = await eventsOf(model, hello({ maxTokens: 8, sampling: { temperature: 0 } }));
    expect(new Set(events.map(({ type }) => type))).toEqual(new Set(['thinking', 'done']));
    const usage = expect.objectContaining({ promptTokens: expect.any(Number), generatedTokens: expect.any(Number) });
    expect(events.at(-1)).toMatchObject({ type: 'done', usage });
  });

  it('continues a prompt the same way each time, with log probabilities', async () => {
    const { model } = await loadRemote([host]);
    const input = { type: 'prompt', text: 'Once upon a time' } as const;
    const request = {
      input,
      maxTokens: 8,
      sampling: { temperature: 0, seed: 1 },
      logProbabilities: { alternatives: 2 },
    };
    const events = await eventsOf(model, request);
    expect(textOf(events)).toBe(textOf(await eventsOf(model, request)));
    expect(events[0]).toMatchObject({ logProbabilities: [{ alternatives: [{}, {}] }] });
    expect(events.at(-1)).toMatchObject({ reason: 'length', usage: { generatedTokens: 8 } });
  });

  it('holds the answer to a schema', async () => {
    const { model } = await loadRemote([host]);
    const schema = { type: 'object', properties: { a: { enum: ['x', 'y'] } }, required: ['a'] };
    const events = await eventsOf(model, hello({ constraint: { type: 'json-schema', schema }, maxTokens: 60 }));
    expect(JSON.parse(textOf(events))).toEqual({ a: expect.stringMatching(/^[xy]$/) });
  });

  it('turns text into tokens and back', async () => {
    const { model } = await loadRemote([host]);
    expect(await model.detokenize(await model.tokenize('Once upon'))).toBe('Once upon');
  });

  it('says that a prompt is too long', async () => {
    const { model } = await loadRemote([host]);
    const input = { type: 'prompt', text: 'again '.repeat(2000) } as const;
    await expect(eventsOf(model, { input })).rejects.toMatchObject({ code: 'context-exceeded' });
  });
});
