import { setTimeout as sleep } from 'node:timers/promises';
import { temporaryDirectory, type RunningEngine } from '@puna-tooling/testing';
import type { ChatInput, LoadedModel } from '@puna/runtime';
import { readTinyModelAnswers, tinyModelFiles } from '@puna/tiny-model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missingLlamaServer, startLlamaServer } from './fixtures/llama-server.js';
import { missingPuna, startPuna } from './fixtures/puna-server.js';
import { chat, collect, load, runtime } from './fixtures/remote-models.js';

const folder = await temporaryDirectory();
afterAll(() => folder.remove());

/** Fields of the recorded conversations. */
interface Conversation extends Omit<ChatInput, 'type' | 'think'> {
  readonly think: boolean | null;
}

const engines = [
  {
    name: 'llama-server',
    missing: missingLlamaServer,
    start: () => startLlamaServer(tinyModelFiles.weights, '--ctx-size', '4096', '--parallel', '4', '--jinja'),
  },
  { name: 'another Puna', missing: missingPuna, start: (index: number) => startPuna(`${folder.path}/${index}`) },
];

/** A client that asks again and again; tells of each question whether its answer was whole, broken or lost. */
async function client(model: LoadedModel, questions: number): Promise<string[]> {
  const outcomes: string[] = [];
  for (let question = 0; question < questions; question++) {
    let begun = false;
    try {
      const request = chat('Why is the sky blue?', { sampling: { temperature: 0 }, maxTokens: 60 });
      for await (const event of model.generate(request)) begun ||= event.type === 'text' || event.type === 'thinking';
      outcomes.push('whole');
    } catch (error) {
      outcomes.push(begun ? String((error as { code?: string }).code) : `lost: ${String(error)}`);
    }
  }
  return outcomes;
}

describe.each(engines)('$name', ({ missing, start }) => {
  const running: RunningEngine[] = [];
  beforeAll(async () => {
    if (missing === undefined) running.push(...(await Promise.all([start(0), start(1)])));
  });
  afterAll(() => Promise.all(running.map((engine) => engine.kill())));
  const urls = (): string[] => running.map(({ url }) => url);

  it('answers conversations: text, thinking and tool calls', async (test) => {
    if (missing !== undefined) return test.skip(missing);
    const model = await load(urls(), { model: 'puna-tiny' });
    const { cases } = await readTinyModelAnswers();
    let compared = 0;
    for (const { request, message } of cases) {
      if (!('messages' in request) || message === undefined) continue;
      const { think, ...conversation } = request as unknown as Conversation;
      const calls = message.tool_calls ?? [];
      // The recorded prompts have no mark of thinking where it is null; these APIs can't ask for that. Calls don't mind.
      if (think === null && calls.length === 0) continue;
      const input = { type: 'chat', ...conversation, think: think ?? false } as const;
      const answer = await collect(model, { input, sampling: { temperature: 0 }, maxTokens: 200 });
      const said = {
        text: answer.text.trim(),
        thinking: answer.thinking.trim(),
        calls: answer.calls.map(({ name }) => name),
      };
      expect(said).toEqual({
        text: message.content?.trim() ?? '',
        thinking: message.thinking?.trim() ?? '',
        calls: calls.map((call) => (call as { function: { name: string } }).function.name),
      });
      expect(answer.done.usage.promptTokens).toBeGreaterThan(0);
      compared++;
    }
    expect(compared).toBeGreaterThan(20);
  });

  it('tells its tokens, and what it can do', async (test) => {
    if (missing !== undefined) return test.skip(missing);
    const model = await load(urls(), { model: 'puna-tiny' });
    expect(model.capabilities).toMatchObject({ chat: true, tokens: true, embedding: false });
    expect(await model.detokenize(await model.tokenize('Hello world'))).toBe('Hello world');
  });

  it('loses no request that has not begun when one of two is killed under 50 clients', async (test) => {
    if (missing !== undefined) return test.skip(missing);
    const adapter = runtime({ healthCheckInterval: 200 });
    const model = await load(urls(), { model: 'puna-tiny' }, adapter);
    const clients = Promise.all(Array.from({ length: 50 }, () => client(model, 6)));
    await sleep(400);
    await running[0]?.kill();
    const outcomes = (await clients).flat();
    expect(outcomes.filter((outcome) => outcome !== 'whole' && outcome !== 'upstream-lost')).toEqual([]);
    expect(outcomes.filter((outcome) => outcome === 'whole').length).toBeGreaterThan(200);
    const [killed, other] = adapter.upstreams();
    expect(killed).toMatchObject({ state: 'open', running: 0 });
    expect(killed?.requests).toBeGreaterThan(10);
    expect(other).toMatchObject({ state: 'closed', running: 0 });
  });
});
