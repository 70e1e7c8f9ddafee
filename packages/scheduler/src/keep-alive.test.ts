import { describe, expect, it } from 'vitest';
import { createBench, HeldLoad, minute, type Bench } from './fixtures/bench.js';
import { settle } from './fixtures/manual-clock.js';

/** How long the only model still lives, in ms. */
function remaining({ scheduler, clock }: Bench): number | undefined {
  const expiresAt = scheduler.list()[0]?.expiresAt;
  return expiresAt === undefined ? undefined : expiresAt - clock.now();
}

describe('keep-alive', () => {
  it('unloads a model that was idle for five minutes', async () => {
    const { use, names, clock, events } = createBench();
    const model = await use('a');
    await clock.advance(5 * minute - 1);
    expect(names()).toEqual(['a']);
    await clock.advance(1);
    expect(names()).toEqual([]);
    expect(model.isClosed).toBe(true);
    expect(events.at(-1)).toEqual({ type: 'unloaded', key: 'a', label: 'a', reason: 'expired' });
  });

  it('does not run while the model is busy, and starts over when it is idle', async () => {
    const { acquire, use, names, clock } = createBench({ keepAlive: minute });
    await use('a');
    await clock.advance(minute - 1);
    const lease = await acquire('a');
    await clock.advance(10 * minute);
    expect(names()).toEqual(['a']);
    lease.release();
    await clock.advance(minute - 1);
    expect(names()).toEqual(['a']);
    await clock.advance(1);
    expect(names()).toEqual([]);
  });

  it('shows the time from now on before the first idle moment, and that moment plus the time afterwards', async () => {
    const bench = createBench();
    const lease = await bench.acquire('a');
    await bench.clock.advance(minute);
    expect(remaining(bench)).toBe(5 * minute);
    lease.release();
    await bench.clock.advance(minute);
    expect(remaining(bench)).toBe(4 * minute);
    const next = await bench.acquire('a', { keepAlive: 60 * minute });
    await bench.clock.advance(minute);
    expect(remaining(bench)).toBe(3 * minute);
    next.release();
    expect(remaining(bench)).toBe(60 * minute);
  });

  it('is set anew by each request that says so, and left as it is by the others', async () => {
    const bench = createBench();
    await bench.use('a', { keepAlive: minute });
    expect(remaining(bench)).toBe(minute);
    await bench.use('a');
    expect(remaining(bench)).toBe(minute);
    await bench.use('a', { keepAlive: 2 * minute });
    expect(remaining(bench)).toBe(2 * minute);
  });

  it('is set by those who wait for the load as well', async () => {
    const bench = createBench();
    const held = new HeldLoad();
    const first = bench.acquire('a', { load: held.load, keepAlive: minute });
    const second = bench.acquire('a', { keepAlive: 3 * minute });
    await settle();
    held.finish();
    for (const lease of await Promise.all([first, second])) lease.release();
    expect(remaining(bench)).toBe(3 * minute);
  });

  it.each([Infinity, -1])('of %s never ends', async (keepAlive) => {
    const bench = createBench();
    await bench.use('a', { keepAlive });
    await bench.clock.advance(1000 * 24 * 60 * minute);
    expect(remaining(bench)).toBe(Infinity);
  });

  it('longer than 25 days is kept', async () => {
    const { use, names, clock } = createBench();
    const month = 30 * 24 * 60 * minute;
    await use('a', { keepAlive: month });
    await clock.advance(month - 1);
    expect(names()).toEqual(['a']);
    await clock.advance(1);
    expect(names()).toEqual([]);
  });

  it('of zero unloads after the last request', async () => {
    const { acquire, names } = createBench();
    const first = await acquire('a', { keepAlive: 0 });
    const second = await acquire('a');
    first.release();
    await settle();
    expect(names()).toEqual(['a']);
    second.release();
    await settle();
    expect(names()).toEqual([]);
  });

  it('orders the list, those that stay longest first', async () => {
    const { use, acquire, names } = createBench({ maxLoadedModels: 9 });
    await use('minute', { keepAlive: minute });
    await use('forever', { keepAlive: -1 });
    await acquire('busy', { keepAlive: 2 * minute });
    await use('also-forever', { keepAlive: -1 });
    expect(names()).toEqual(['forever', 'also-forever', 'busy', 'minute']);
  });
});
