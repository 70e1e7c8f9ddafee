import { describe, expect, it } from 'vitest';
import { createBench, HeldLoad, minute } from './fixtures/bench.js';
import { FakeModel } from './fixtures/fake-model.js';
import { settle } from './fixtures/manual-clock.js';

describe('unload', () => {
  it('takes an idle model away at once, also one that was to stay for ever', async () => {
    const { use, scheduler, names } = createBench();
    const model = await use('a', { keepAlive: -1 });
    scheduler.unload('a');
    await settle();
    expect(names()).toEqual([]);
    expect(model.isClosed).toBe(true);
  });

  it('takes a busy model away after its last request, and says so', async () => {
    const { acquire, scheduler, clock } = createBench();
    const lease = await acquire('a');
    scheduler.unload('a');
    await clock.advance(1);
    expect(scheduler.list()).toMatchObject([{ leases: 1, expiresAt: clock.now() - 1 }]);
    lease.release();
    await settle();
    expect(scheduler.list()).toEqual([]);
  });

  it('still lets requests have a busy model; one with a keep-alive keeps it', async () => {
    const { acquire, scheduler, loads } = createBench();
    const lease = await acquire('a');
    scheduler.unload('a');
    const late = await acquire('a', { keepAlive: minute });
    expect(late.model).toBe(lease.model);
    lease.release();
    late.release();
    await settle();
    expect(scheduler.list()).toMatchObject([{ key: 'a', state: 'ready' }]);
    expect(loads).toEqual(['a']);
  });

  it('of a loading model takes effect after those who waited for it', async () => {
    const { acquire, scheduler, names } = createBench();
    const held = new HeldLoad();
    const waiting = acquire('a', { load: held.load, keepAlive: minute });
    await settle();
    scheduler.unload('a');
    held.finish();
    (await waiting).release();
    await settle();
    expect(names()).toEqual([]);
  });

  it('of a model that is not loaded does nothing', () => {
    expect(() => createBench().scheduler.unload('nobody')).not.toThrow();
  });

  it('lists the model until it is gone; who wants it meanwhile gets it loaded anew', async () => {
    const { acquire, scheduler, loads } = createBench();
    let closeNow!: () => void;
    const old = new FakeModel(new Promise((resolve) => (closeNow = resolve)));
    (await acquire('a', { load: async () => old })).release();
    scheduler.unload('a');
    const waiting = acquire('a');
    await settle();
    expect(scheduler.list()).toMatchObject([{ model: old, state: 'draining' }]);
    expect(loads).toEqual(['a']);
    closeNow();
    expect((await waiting).model).not.toBe(old);
  });

  it('survives a model that fails to close, and tells', async () => {
    const { use, scheduler, names, events } = createBench();
    const fault = new Error('stuck');
    const model = new FakeModel(Promise.reject(fault));
    await use('a', { load: async () => model });
    scheduler.unload('a');
    await settle();
    expect(names()).toEqual([]);
    expect(events.at(-1)).toEqual({ type: 'unloaded', key: 'a', label: 'a', reason: 'expired', error: fault });
  });
});
