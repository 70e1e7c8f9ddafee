import { ModelClosedError, type LoadedModel } from '@puna/runtime';
import { readTinyModelAnswers } from '@puna/tiny-model';
import { collect } from '@puna/runtime-conformance';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { greedy, loadTiny, question } from '../fixtures/tiny-model.js';

/** A grammar under which the model never comes to an end. */
const endless = { constraint: { type: 'gbnf', grammar: 'root ::= [a-z ] root' }, maxTokens: 100_000 } as const;

describe('several requests at once', () => {
  let model: LoadedModel;

  beforeAll(async () => {
    model = await loadTiny({ slots: 4 });
  });
  afterAll(() => model.close());

  it('get the same answers as alone, also when they have to wait', async () => {
    const { cases } = await readTinyModelAnswers();
    const some = cases.slice(0, 24);
    const answers = await Promise.all(some.map(({ prompt }) => collect(model, greedy(prompt, { maxTokens: 300 }))));
    expect(answers.map(({ text }) => text)).toEqual(some.map(({ raw }) => raw));
  });

  it('do not change what a seed gives', async () => {
    const seeded = greedy('The', { sampling: { temperature: 1, topK: 40, seed: 11 }, maxTokens: 24 });
    const alone = await collect(model, seeded);
    const [, , beside] = await Promise.all([
      collect(model, greedy(question('What is Puna?'))),
      collect(model, greedy('x', { maxTokens: 30 })),
      collect(model, seeded),
    ]);
    expect(beside.text).toBe(alone.text);
  });

  it('wait for a slot in the order in which they came', async () => {
    const single = await loadTiny();
    const order: number[] = [];
    const results = await Promise.all(
      [1, 2, 3].map(async (number) => {
        const result = await collect(single, greedy(question('What is Puna?')));
        order.push(number);
        return result;
      }),
    );
    expect(order).toEqual([1, 2, 3]);
    expect(results[2]?.done.usage.queueDuration).toBeGreaterThan(results[1]?.done.usage.queueDuration ?? 0);
    await single.close();
  });
});

describe('a request that fills its slot', () => {
  it('gives it to the next one, also when nobody reads its end', async () => {
    const model = await loadTiny({ contextLength: 64, contextShift: false });
    const full = model.generate(greedy('x', endless))[Symbol.asyncIterator]();
    await full.next();
    const { text } = await collect(model, greedy(question('What is Puna?'), { maxTokens: 8 }));
    expect(text).toContain('Puna is a self');
    await model.close();
  });
});

describe('a request that is given up', () => {
  let model: LoadedModel;

  beforeAll(async () => {
    model = await loadTiny({ batchSize: 32 });
  });
  afterAll(() => model.close());

  /** What the next request gets, which needs the only slot. */
  const nextAnswer = async (): Promise<string> => (await collect(model, greedy(question('What is Puna?')))).text;

  it('frees its slot when the reader leaves', async () => {
    for await (const event of model.generate(greedy('x', endless))) if (event.type === 'text') break;
    expect(await nextAnswer()).toContain('self-hosted');
  });

  it('frees its slot when it is aborted, and throws the reason', async () => {
    const controller = new AbortController();
    const work = collect(model, greedy('x', { ...endless, signal: controller.signal }));
    setTimeout(() => controller.abort(new Error('enough')), 30);
    await expect(work).rejects.toThrow('enough');
    expect(await nextAnswer()).toContain('self-hosted');
  });

  it('frees its slot while it still reads its prompt', async () => {
    const controller = new AbortController();
    const work = collect(model, greedy('one two three four five '.repeat(60), { signal: controller.signal }));
    setImmediate(() => controller.abort(new Error('enough')));
    await expect(work).rejects.toThrow('enough');
    expect(await nextAnswer()).toContain('self-hosted');
  });

  it('leaves the queue while it waits for a slot', async () => {
    const running = model.generate(greedy('x', endless))[Symbol.asyncIterator]();
    await running.next();
    const controller = new AbortController();
    const waiting = collect(model, greedy('y', { ...endless, signal: controller.signal }));
    setImmediate(() => controller.abort(new Error('enough')));
    await expect(waiting).rejects.toThrow('enough');
    await running.return?.();
    expect(await nextAnswer()).toContain('self-hosted');
  });

  it('never begins where the signal was aborted before', async () => {
    await expect(collect(model, greedy('x', { signal: AbortSignal.abort(new Error('too late')) }))).rejects.toThrow(
      'too late',
    );
  });

  it('pauses while its reader is far behind, and others go on', async () => {
    const two = await loadTiny({ slots: 2 });
    const slow = two.generate(greedy('x', endless))[Symbol.asyncIterator]();
    await slow.next();
    await collect(two, greedy(question('What is Puna?')));
    await new Promise((resolve) => setTimeout(resolve, 200));
    let pieces = 0;
    while (pieces < 300 && (await slow.next()).value?.type === 'text') pieces++;
    expect(pieces).toBe(300);
    await slow.return?.();
    await two.close();
  });
});

describe('a model that is closed', () => {
  it('ends running and waiting work with a ModelClosedError', async () => {
    const model = await loadTiny();
    const works = ['x', 'y'].map((text) => collect(model, greedy(text, endless)));
    const outcomes = Promise.allSettled(works);
    await new Promise((resolve) => setTimeout(resolve, 30));
    await model.close();
    await model.close();
    for (const outcome of await outcomes)
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'model-closed' } });
    expect(await model.closed).toBeUndefined();
  });

  it('refuses all further work', async () => {
    const model = await loadTiny();
    await model.close();
    const refusals = [
      collect(model, greedy('x')),
      model.tokenize('x'),
      model.detokenize([1]),
      model.embed({ inputs: ['x'] }),
      model.memory(),
    ];
    for (const refusal of refusals) await expect(refusal).rejects.toSatisfy(ModelClosedError.isInstance);
  });
});
