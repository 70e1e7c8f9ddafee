import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseModelName } from '@puna/protocol';
import { createLlamaCppRuntime } from '@puna/runtime-llama-cpp';
import { createScheduler } from '@puna/scheduler';
import { openStore } from '@puna/store';
import { readTinyModelAnswers, tinyModelFiles } from '@puna/tiny-model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from './engine.js';
import { ModelNotFoundError } from './errors/model-not-found-error.js';
import type { CreateProgress } from './creation/create-request.js';
import type { GenerationEvent } from './generation/generation-event.js';
import type { RunningLabel } from './loading/running-label.js';

const options = { temperature: 0, num_predict: 200 };
const model = 'tiny';

async function collect<Event>(events: AsyncIterable<Event>): Promise<Event[]> {
  const collected: Event[] = [];
  for await (const event of events) collected.push(event);
  return collected;
}

function textOf(events: readonly GenerationEvent[], type: 'content' | 'thinking'): string {
  return events.map((event) => (event.type === type ? event.text : '')).join('');
}

describe('an engine with a real model', () => {
  let directory: string;
  let engine: Engine;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'puna-engine-'));
    engine = createEngine({
      store: await openStore({ directory }),
      scheduler: createScheduler<RunningLabel>(),
      runtimes: [createLlamaCppRuntime()],
      settings: { parallelRequests: 2 },
    });
  });
  afterAll(async () => {
    await engine.close();
    await rm(directory, { recursive: true, force: true });
  });

  it('makes a model from a file', async () => {
    const { digest } = await engine.store.blobs.write(createReadStream(tinyModelFiles.weights));
    const template = await readFile(tinyModelFiles.goTemplate, 'utf8');
    const progress = await collect(
      engine.create({ name: parseModelName(model), files: { 'tiny.gguf': digest }, template }),
    );
    expect(progress.map(({ step }: CreateProgress) => step)).toEqual([
      'parsing-gguf',
      'existing-layer',
      'new-layer',
      'writing-manifest',
      'success',
    ]);
  });

  it('chats as recorded', async () => {
    const { cases } = await readTinyModelAnswers();
    const told = cases.find(({ request, message }) => request.think === true && message?.thinking);
    const messages = (told?.request.messages ?? []) as { role: string; content: string }[];
    const events = await collect(engine.chat({ model, messages, think: true, options }));
    expect(textOf(events, 'content')).toBe(told?.message?.content);
    expect(textOf(events, 'thinking').trim()).toBe(told?.message?.thinking);
    expect(events.at(-1)).toMatchObject({ type: 'done', reason: 'stop', usage: { promptTokens: told?.prompt_tokens } });
  });

  it('gives calls of tools with ids and places', async () => {
    const { cases } = await readTinyModelAnswers();
    const told = cases.find(({ request }) => request.tools && request.think === false);
    const events = await collect(
      engine.chat({
        model,
        messages: told?.request.messages as never,
        tools: told?.request.tools as never,
        think: false,
        options,
      }),
    );
    expect(events.find((event) => event.type === 'tool-calls')).toMatchObject({
      calls: [{ id: expect.stringMatching(/^call_[a-z0-9]{8}$/), index: 0 }],
    });
  });

  it('reads only what is new of a conversation that goes on', async () => {
    const first = [{ role: 'user', content: 'My name is Ann.' }];
    const events = await collect(engine.chat({ model, messages: first, think: false, options }));
    const answer = { role: 'assistant', content: textOf(events, 'content') };
    const next = [...first, answer, { role: 'user', content: 'What is my name?' }];
    const last = (await collect(engine.chat({ model, messages: next, think: false, options }))).at(-1);
    expect(last?.type === 'done' ? last.usage?.cachedPromptTokens : 0).toBeGreaterThan(5);
  });

  it('ends a generation whose reader leaves or whose signal aborts', async () => {
    for await (const event of engine.generate({ model, prompt: 'x', raw: true })) {
      expect(event.type).toBe('content');
      break;
    }
    const controller = new AbortController();
    const events = engine.generate({ model, prompt: 'x', raw: true, signal: controller.signal });
    await events.next();
    controller.abort(new Error('enough'));
    await expect(collect(events)).rejects.toThrow('enough');
    expect(engine.running()[0]?.name).toBe('tiny:latest');
  });

  it('shows the rendered prompt instead of generating', async () => {
    const messages = [{ role: 'user', content: 'Hi' }];
    expect(await collect(engine.chat({ model, messages, think: false, renderOnly: true }))).toEqual([
      {
        type: 'rendered',
        prompt: '<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n<think>\n\n</think>\n\n',
        mediaCount: 0,
      },
    ]);
  });

  it('lists, copies and deletes models, and says which do not exist', async () => {
    await engine.copy(parseModelName(model), parseModelName('twin'));
    expect((await engine.list()).map(({ name }) => name.model).toSorted()).toEqual(['tiny', 'twin']);
    await engine.delete(parseModelName('twin'));
    await expect(engine.delete(parseModelName('twin'))).rejects.toThrow(ModelNotFoundError);
    await expect(collect(engine.chat({ model: 'twin', messages: [] }))).rejects.toThrow(ModelNotFoundError);
  });
});
