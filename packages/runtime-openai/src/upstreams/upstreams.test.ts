import { setTimeout as sleep } from 'node:timers/promises';
import { ModelClosedError } from '@puna/runtime';
import { describe, expect, it } from 'vitest';
import {
  type Behaviour,
  delta,
  drained,
  hang,
  hello,
  json,
  refuse,
  reset,
  stream,
} from '@puna-tooling/testing/fake-upstream';
import { chat, collect, fake, load, runtime } from '../fixtures/remote-models.js';
import { RetryBudget } from './retry-budget.js';

const ok = stream(hello);

describe('several hosts', () => {
  it('share the work by what each has to do', async () => {
    const [a, b] = [await fake(stream(hello, 'done', 20)), await fake(stream(hello, 'done', 20))];
    const model = await load([a.url, b.url]);
    await Promise.all(Array.from({ length: 20 }, () => collect(model)));
    expect(a.requests.length + b.requests.length).toBe(20);
    expect(Math.abs(a.requests.length - b.requests.length)).toBeLessThanOrEqual(4);
  });

  it.each([
    ['breaks the connection', reset],
    ['answers 503', refuse(503)],
    ['is busy', refuse(429, {}, { 'retry-after': '60' })],
  ])('help each other out where one %s', async (_, behaviour) => {
    const [bad, good] = [await fake(behaviour), await fake(ok)];
    const adapter = runtime();
    const model = await load([bad.url, good.url], {}, adapter);
    const answers = await Promise.all(Array.from({ length: 20 }, () => collect(model)));
    expect(answers.map(({ text }) => text)).toEqual(Array.from({ length: 20 }, () => 'Hello'));
    expect(good.requests).toHaveLength(20);
    expect(adapter.upstreams().find(({ host }) => host === good.url)?.retries).toBeGreaterThan(0);
  });

  it('do not repeat what is wrong with the request', async () => {
    const [a, b] = [await fake(refuse(422)), await fake(refuse(422))];
    const work = collect(await load([a.url, b.url], {}, runtime({ optionsFor: () => ({ engine: 'openai' }) })));
    await expect(work).rejects.toMatchObject({ code: 'invalid-request' });
    expect(a.requests.length + b.requests.length).toBe(1);
  });

  it('are asked only as often as the limits allow', async () => {
    const hosts = await Promise.all([1, 2, 3, 4].map(() => fake(refuse(503))));
    const model = await load(
      hosts.map(({ url }) => url),
      {},
      runtime({ limits: { attempts: 2 } }),
    );
    await expect(collect(model)).rejects.toMatchObject({ code: 'upstream-unavailable' });
    expect(hosts.reduce((sum, { requests }) => sum + requests.length, 0)).toBe(2);
  });

  it('lose no request that has not begun when one of them is killed under 50 clients', async () => {
    const slow = stream([delta({ role: 'assistant' }), ...hello], 'done', 15);
    const [victim, other] = [await fake(slow), await fake(slow)];
    const model = await load([victim.url, other.url]);
    const clients = Array.from({ length: 50 }, async (_, index) => {
      await sleep(index * 4);
      let begun = false;
      try {
        for await (const event of model.generate(chat())) begun ||= event.type === 'text';
        return 'whole';
      } catch (error) {
        return begun ? (error as { code?: string }).code : 'lost';
      }
    });
    await sleep(90);
    await victim.kill();
    const outcomes = await Promise.all(clients);
    expect(outcomes).not.toContain('lost');
    expect(outcomes.filter((outcome) => outcome !== 'whole' && outcome !== 'upstream-lost')).toEqual([]);
    expect(outcomes.filter((outcome) => outcome === 'whole').length).toBeGreaterThan(25);
    expect(victim.requests.length).toBeGreaterThan(0);
  });
});

describe('a host that fails again and again', () => {
  it('is left alone, and gets requests again when a health check finds it', async () => {
    const [flaky, good] = [await fake(ok), await fake(ok)];
    const adapter = runtime({ healthCheckInterval: 30, limits: { firstRest: 50, longestRest: 100 } });
    const model = await load([flaky.url, good.url], {}, adapter);
    const state = () => adapter.upstreams().find(({ host }) => host === flaky.url)?.state;
    await flaky.kill();
    await expect.poll(state).toBe('open');
    await Promise.all(Array.from({ length: 10 }, () => collect(model)));
    expect(good.requests).toHaveLength(10);
    await flaky.listen();
    await expect.poll(state).toBe('closed');
    await Promise.all(Array.from({ length: 10 }, () => collect(model)));
    expect(flaky.requests.length).toBeGreaterThan(0);
  });

  it('costs later requests no attempt, also where it is the only one', async () => {
    const host = await fake(refuse(503));
    const model = await load([host.url], {}, runtime({ limits: { firstRest: 60_000 } }));
    await expect(collect(model)).rejects.toMatchObject({ code: 'upstream-unavailable' });
    const before = host.requests.length;
    await expect(collect(model)).rejects.toThrow('left alone');
    expect(host.requests).toHaveLength(before);
  });

  it('is not left alone for requests that are wrong, busy or cancelled', async () => {
    const host = await fake(
      refuse(422),
      refuse(500),
      refuse(422),
      refuse(500),
      refuse(429, {}, { 'retry-after': '0' }),
      ok,
    );
    const adapter = runtime({ optionsFor: () => ({ engine: 'openai' }), limits: { failuresInARow: 1 } });
    const model = await load([host.url], {}, adapter);
    for (let i = 0; i < 5; i++) await collect(model).catch(() => {});
    expect(adapter.upstreams()[0]?.state).toBe('closed');
  });
});

describe('a report', () => {
  it('tells what each host did', async () => {
    const host = await fake(ok, refuse(503), ok);
    const adapter = runtime();
    const model = await load([host.url], {}, adapter);
    await collect(model);
    await collect(model);
    expect(adapter.upstreams()).toMatchObject([
      {
        host: host.url,
        state: 'closed',
        running: 0,
        failures: 1,
        retries: 1,
        promptTokens: 14,
        generatedTokens: 6,
        latency: { count: expect.any(Number), average: expect.any(Number) },
        lastFailure: { reason: 'HTTP 503' },
      },
    ]);
  });
});

describe('a key', () => {
  it('goes to its host alone, and never into a log', async () => {
    const lines: string[] = [];
    const [a, b] = [await fake(ok), await fake(refuse(503))];
    const keyFor = (origin: string) => (origin === a.origin ? 'secret-key' : undefined);
    const logger = { debug: (line: string) => lines.push(line), warn: (line: string) => lines.push(line) };
    const model = await load(
      [b.url, a.url],
      {},
      runtime({ keyFor, optionsFor: () => ({ headers: { 'x-team': 'blue' } }), logger }),
    );
    await collect(model, chat('a secret question'));
    expect(a.requests[0]?.headers).toMatchObject({ authorization: 'Bearer secret-key', 'x-team': 'blue' });
    expect(b.requests.every(({ headers }) => headers.authorization === undefined)).toBe(true);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join('\n')).not.toContain('secret');
  });

  it('is not carried along by a redirect', async () => {
    const other = await fake(ok);
    const host = await fake(json('', 307, { location: `${other.url}/chat/completions` }));
    const work = collect(await load([host.url], {}, runtime({ keyFor: () => 'secret-key' })));
    await expect(work).rejects.toMatchObject({ code: 'upstream-answer' });
    expect(other.requests).toEqual([]);
  });
});

describe('work that is given up', () => {
  const endless: Behaviour = stream(
    Array.from({ length: 10_000 }, () => delta({ content: 'x' })),
    'hang',
    5,
  );

  it.each([
    ['before an answer', hang],
    ['in the middle of one', endless],
  ])('%s is aborted at the host at once', async (_, behaviour) => {
    const host = await fake(behaviour);
    const model = await load([host.url], {}, runtime(), 1);
    const controller = new AbortController();
    const reason = new Error('enough');
    const work = collect(model, chat('Hi', { signal: controller.signal }));
    work.catch(() => {});
    await expect.poll(() => host.requests.length).toBe(1);
    controller.abort(reason);
    await expect(work).rejects.toBe(reason);
    await expect.poll(() => host.aborted).toBe(1);
    host.behaviours = [ok];
    expect((await collect(model)).text).toBe('Hello');
  });

  it('by a reader that leaves, or a model that is closed, too', async () => {
    const host = await fake(endless);
    const model = await load([host.url]);
    for await (const event of model.generate(chat())) if (event.type === 'text') break;
    await expect.poll(() => host.aborted).toBe(1);
    const work = collect(model);
    work.catch(() => {});
    await expect.poll(() => host.requests.length).toBe(2);
    await model.close();
    await expect(work).rejects.toSatisfy(ModelClosedError.isInstance);
    await expect.poll(() => host.aborted).toBe(2);
  });

  it('is not read ahead of its reader without limit', async () => {
    let written = 0;
    const host = await fake(async (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const line = `data: ${JSON.stringify(delta({ content: 'x'.repeat(1000) }))}\n\n`;
      while (!response.destroyed && written < 60_000_000) {
        written += line.length;
        if (!response.write(line)) await drained(response);
      }
      response.end();
    });
    const model = await load([host.url]);
    const events = model.generate(chat())[Symbol.asyncIterator]();
    await events.next();
    await sleep(500);
    expect(written).toBeLessThan(20_000_000);
    await events.return?.();
  });
});

describe('a budget of repetitions', () => {
  it('allows a reserve, and then a part of the requests', () => {
    const budget = new RetryBudget(2, 0.5);
    expect([budget.take(), budget.take(), budget.take()]).toEqual([true, true, false]);
    budget.earn();
    expect(budget.take()).toBe(false);
    budget.earn();
    expect([budget.take(), budget.take()]).toEqual([true, false]);
    for (let i = 0; i < 100; i++) budget.earn();
    expect([budget.take(), budget.take(), budget.take()]).toEqual([true, true, false]);
  });
});
