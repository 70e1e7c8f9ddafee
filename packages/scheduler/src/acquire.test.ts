import { describe, expect, it } from 'vitest';
import { createBench, HeldLoad, settings } from './fixtures/bench.js';
import { settle } from './fixtures/manual-clock.js';

describe('acquire', () => {
  it('loads a model for the first request and gives it to the next ones at once', async () => {
    const { acquire, loads } = createBench();
    const first = await acquire('a');
    const second = await acquire('a');
    expect(second.model).toBe(first.model);
    expect(loads).toEqual(['a']);
  });

  it('hands the settings to the load', async () => {
    const held = new HeldLoad();
    const { acquire } = createBench();
    const lease = acquire('a', { load: held.load, settings: { ...settings, contextLength: 64 } });
    await settle();
    expect(held.calls[0]?.settings.contextLength).toBe(64);
    const model = held.finish();
    expect((await lease).model).toBe(model);
  });

  it('shares one model among all names of the same weights, and shows the name that loaded it', async () => {
    const { acquire, scheduler } = createBench();
    await acquire('/blobs/sha256-1', { label: 'llama' });
    await acquire('/blobs/sha256-1', { label: 'copy-of-llama' });
    expect(scheduler.list()).toMatchObject([{ key: '/blobs/sha256-1', label: 'llama', leases: 2 }]);
  });

  it('tells how long the caller waited', async () => {
    const lease = await createBench().acquire('a');
    expect(lease.loadDuration).toBeGreaterThan(0);
  });

  it('counts a release once, however often it is called', async () => {
    const { acquire, scheduler } = createBench();
    const first = await acquire('a');
    await acquire('a');
    first.release();
    first.release();
    expect(scheduler.list()[0]?.leases).toBe(1);
  });

  it('gives leases that a using declaration releases', async () => {
    const { acquire, scheduler } = createBench();
    {
      using lease = await acquire('a');
      expect(scheduler.list()[0]?.leases).toBe(1);
      expect(lease.model).toBeDefined();
    }
    expect(scheduler.list()[0]?.leases).toBe(0);
  });

  it('refuses a caller who has left already', async () => {
    const { acquire, loads } = createBench();
    const reason = new Error('gone');
    await expect(acquire('a', { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(loads).toEqual([]);
  });

  it('ignores a caller who leaves when the lease is given', async () => {
    const { acquire, scheduler } = createBench();
    const caller = new AbortController();
    const lease = await acquire('a', { signal: caller.signal });
    caller.abort();
    await settle();
    expect(scheduler.list()).toMatchObject([{ model: lease.model, leases: 1, state: 'ready' }]);
  });

  it('lists the loading ones as well', async () => {
    const held = new HeldLoad();
    const { acquire, scheduler } = createBench();
    const lease = acquire('a', { load: held.load });
    await settle();
    expect(scheduler.list()).toMatchObject([{ key: 'a', state: 'loading', model: undefined, leases: 0 }]);
    held.finish();
    await lease;
    expect(scheduler.list()).toMatchObject([{ key: 'a', state: 'ready', leases: 1 }]);
  });

  it('says what happens, and survives a listener that throws', async () => {
    const { acquire, events } = createBench();
    await acquire('a');
    expect(events.map(({ type }) => type)).toEqual(['loading', 'loaded']);
    const loud = createBench({
      onEvent: () => {
        throw new Error('the log is full');
      },
    });
    await expect(loud.acquire('a')).resolves.toBeDefined();
  });
});
