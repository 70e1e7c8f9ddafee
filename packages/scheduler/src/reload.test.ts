import { describe, expect, it } from 'vitest';
import { createBench, settings } from './fixtures/bench.js';
import { FakeModel } from './fixtures/fake-model.js';
import { settle } from './fixtures/manual-clock.js';

const larger = { settings: { ...settings, contextLength: 8192 } };

describe('a request with other settings', () => {
  it('makes an idle model load again', async () => {
    const { acquire, use, scheduler, events } = createBench();
    const old = await use('a');
    const lease = await acquire('a', larger);
    expect(old.isClosed).toBe(true);
    expect(lease.model).not.toBe(old);
    expect(scheduler.list()).toMatchObject([{ key: 'a', settings: { contextLength: 8192 } }]);
    expect(events).toContainEqual({ type: 'unloaded', key: 'a', label: 'a', reason: 'reload' });
  });

  it('waits until the running requests are done and the old model is gone', async () => {
    const { acquire, scheduler, loads } = createBench();
    let closeNow!: () => void;
    const closeTime = new Promise<void>((resolve) => (closeNow = resolve));
    const old = new FakeModel(closeTime);
    const running = await acquire('a', { load: async () => old });
    const waiting = acquire('a', larger);
    await settle();
    expect(scheduler.list()).toMatchObject([{ state: 'draining', leases: 1, model: old }]);
    running.release();
    await settle();
    expect(old.closeCalls).toBe(1);
    expect(loads).toHaveLength(1);
    closeNow();
    await waiting;
    expect(loads).toHaveLength(2);
  });

  it('lets nobody attach to the old model any more, so that its turn comes', async () => {
    const { acquire } = createBench();
    const running = await acquire('a');
    const waiting = acquire('a', larger);
    await settle();
    const late = acquire('a');
    running.release();
    const reloaded = await waiting;
    reloaded.release();
    expect((await late).model).not.toBe(running.model);
  });

  it('does not disturb the loaded model while others are before it in the queue', async () => {
    const { acquire, use } = createBench({ maxLoadedModels: 1 });
    const old = await use('a');
    const busy = await acquire('a');
    const other = acquire('b');
    const caller = new AbortController();
    const waiting = acquire('a', { ...larger, signal: caller.signal });
    caller.abort();
    await expect(waiting).rejects.toBeDefined();
    expect(old.isClosed).toBe(false);
    busy.release();
    await other;
  });
});
