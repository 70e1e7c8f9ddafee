import { setTimeout as sleep } from 'node:timers/promises';
import { InvalidRequestError, ModelClosedError, UnsupportedError } from '@puna/runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collect, files, fixtureRuntime, loadOptions, prompt, running, textOf, until } from './fixtures/fixture.js';
import type { ProcessModel } from './index.js';
import { eventWindow } from './messages.js';

let model: ProcessModel;

beforeAll(async () => {
  model = await fixtureRuntime({ factoryOptions: { greeting: 'you said ' } }).load(files(), loadOptions);
});

afterAll(() => model.close());

describe('generate', () => {
  it('passes events on as they are', async () => {
    const events = await collect(model.generate(prompt('grüß dich')));
    expect(events).toEqual([
      {
        type: 'text',
        text: 'you said grüß dich',
        logProbabilities: [{ token: 'x', logProbability: -Infinity, bytes: [] }],
      },
      expect.objectContaining({ type: 'done', reason: 'stop' }),
    ]);
  });

  it('keeps the order of many events', async () => {
    const events = await collect(model.generate(prompt('count:5000')));
    expect(textOf(events)).toBe(Array.from({ length: 5000 }, (_, i) => `${i} `).join(''));
    expect(events.at(-1)?.type).toBe('done');
  });

  it('keeps generations that run at the same time apart', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => collect(model.generate(prompt('tick:50')))));
    for (const events of all) expect(textOf(events)).toBe(Array.from({ length: 50 }, (_, i) => `${i} `).join(''));
  });

  it('does not run ahead of a slow reader', async () => {
    const before = Number(await model.detokenize([-3]));
    const texts: string[] = [];
    for await (const event of model.generate(prompt('count:1000'))) {
      if (event.type !== 'text') continue;
      texts.push(event.text);
      if (texts.length % 200 !== 0) continue;
      await sleep(20);
      const ahead = Number(await model.detokenize([-3])) - before - texts.length;
      expect(ahead).toBeLessThanOrEqual(eventWindow);
    }
    expect(texts).toEqual(Array.from({ length: 1000 }, (_, i) => `${i} `));
  });

  it('begins when the first event is read', async () => {
    const events = model.generate(prompt('hang'));
    expect(await running(model)).toBe(0);
    await events[Symbol.asyncIterator]().return?.();
    expect(await running(model)).toBe(0);
  });

  it('passes on errors with their class', async () => {
    const error = await collect(model.generate(prompt('refuse'))).catch((error: unknown) => error);
    expect(UnsupportedError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ message: 'no pictures', details: { capability: 'vision' } });
  });

  it('refuses a request that is no plain data', async () => {
    const request = { ...prompt('x'), sampling: { seed: (() => 1) as unknown as number } };
    const error = await collect(model.generate(request)).catch((error: unknown) => error);
    expect(InvalidRequestError.isInstance(error)).toBe(true);
  });
});

describe('a generation is ended', () => {
  it('by its signal, also while it waits for an event', async () => {
    const abort = new AbortController();
    const reason = new Error('enough');
    const texts: string[] = [];
    const read = (async () => {
      for await (const event of model.generate(prompt('hang', abort.signal))) {
        if (event.type === 'text') texts.push(event.text);
        setTimeout(() => abort.abort(reason), 20);
      }
    })();
    await expect(read).rejects.toBe(reason);
    expect(texts).toEqual(['begun']);
    await until(async () => (await running(model)) === 0);
  });

  it('by a signal that aborted before', async () => {
    const signal = AbortSignal.abort(new Error('too late'));
    await expect(collect(model.generate(prompt('count:1', signal)))).rejects.toThrow('too late');
  });

  it('by a signal while the reader is slow', async () => {
    const abort = new AbortController();
    const iterator = model.generate(prompt('count:1000', abort.signal))[Symbol.asyncIterator]();
    await iterator.next();
    await sleep(20);
    abort.abort(new Error('enough'));
    await expect(iterator.next()).rejects.toThrow('enough');
    expect(await iterator.next()).toEqual({ value: undefined, done: true });
    await until(async () => (await running(model)) === 0);
  });

  it('by leaving the loop', async () => {
    for await (const event of model.generate(prompt('hang'))) {
      expect(event).toEqual({ type: 'text', text: 'begun' });
      break;
    }
    await until(async () => (await running(model)) === 0);
  });

  it('by leaving while an event is awaited', async () => {
    const iterator = model.generate(prompt('hang'))[Symbol.asyncIterator]();
    await iterator.next();
    const waiting = iterator.next();
    await iterator.return?.();
    expect(await waiting).toEqual({ value: undefined, done: true });
    await until(async () => (await running(model)) === 0);
  });

  it('by closing the model', async () => {
    const other = await fixtureRuntime().load(files(), loadOptions);
    const iterator = other.generate(prompt('hang'))[Symbol.asyncIterator]();
    await iterator.next();
    const waiting = iterator.next().catch((error: unknown) => error);
    await other.close();
    expect(ModelClosedError.isInstance(await waiting)).toBe(true);
    await expect(collect(other.generate(prompt('count:1')))).rejects.toThrow(ModelClosedError);
  });
});

describe('the other methods', () => {
  it('answer as the adapter does', async () => {
    expect(await model.tokenize('ab')).toEqual([97, 98]);
    expect(await model.tokenize('ab', { addSpecial: true })).toEqual([0, 97, 98]);
    expect(await model.detokenize([97, 98])).toBe('ab');
    expect(await model.memory()).toEqual({ total: 1000, device: 10 });
    expect(await model.embed({ inputs: ['a', 'abc'] })).toEqual({
      embeddings: [
        [1, 0.1],
        [3, 0.1],
      ],
      inputTokens: [1, 1],
    });
    const error = await model.rerank({ query: 'q', documents: [] }).catch((error: unknown) => error);
    expect(UnsupportedError.isInstance(error)).toBe(true);
  });

  it('are aborted by their signal', async () => {
    const abort = new AbortController();
    const embedding = model.embed({ inputs: ['hang'], signal: abort.signal });
    await until(async () => (await running(model)) === 1);
    abort.abort(new Error('enough'));
    await expect(embedding).rejects.toThrow('enough');
    await until(async () => (await running(model)) === 0);
  });

  it('include the memory of the process', async () => {
    expect(await model.processMemory()).toBeGreaterThan(20e6);
  });
});
