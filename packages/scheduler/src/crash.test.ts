import { describe, expect, it } from 'vitest';
import { createBench } from './fixtures/bench.js';
import type { FakeModel } from './fixtures/fake-model.js';
import { settle } from './fixtures/manual-clock.js';

describe('a model that crashes', () => {
  it('is removed at once; its leases may be released later and the next request loads it again', async () => {
    const { acquire, names, events, loads, clock } = createBench();
    const lease = await acquire('a');
    const error = new Error('SIGSEGV');
    (lease.model as FakeModel).crash(error);
    await settle();
    expect(names()).toEqual([]);
    expect(events.at(-1)).toEqual({ type: 'crashed', key: 'a', label: 'a', error });
    lease.release();
    expect(clock.timers).toBe(0);
    const next = await acquire('a');
    expect(next.model).not.toBe(lease.model);
    expect(loads).toEqual(['a', 'a']);
    await settle();
    expect(names()).toEqual(['a']);
  });

  it('leaves no keep-alive behind that could hit its successor', async () => {
    const { acquire, use, names, clock } = createBench();
    (await use('a', { keepAlive: 1000 })).crash();
    await settle();
    expect(clock.timers).toBe(0);
    await acquire('a');
    await clock.advance(2000);
    expect(names()).toEqual(['a']);
  });

  it('makes room for those who waited for its end', async () => {
    const { acquire } = createBench({ maxLoadedModels: 1 });
    const lease = await acquire('a');
    const waiting = acquire('b');
    await settle();
    (lease.model as FakeModel).crash(new Error('SIGSEGV'));
    await expect(waiting).resolves.toBeDefined();
  });

  it('counts as closed where it crashes while closing', async () => {
    const { use, scheduler, names } = createBench();
    const model = await use('a');
    model.close = () => new Promise(() => undefined);
    scheduler.unload('a');
    await settle();
    expect(names()).toEqual(['a']);
    model.crash(new Error('SIGKILL'));
    await settle();
    expect(names()).toEqual([]);
  });
});
