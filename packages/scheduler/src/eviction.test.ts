import { describe, expect, it } from 'vitest';
import { createBench, minute, settings } from './fixtures/bench.js';
import { settle } from './fixtures/manual-clock.js';

describe('eviction', () => {
  it('makes room where the most models are loaded', async () => {
    const { use, names, events } = createBench({ maxLoadedModels: 2 });
    const a = await use('a');
    await use('b');
    await use('c');
    expect(names().toSorted()).toEqual(['b', 'c']);
    expect(a.isClosed).toBe(true);
    expect(events).toContainEqual({ type: 'unloaded', key: 'a', label: 'a', reason: 'evicted' });
  });

  it('leaves models alone that run elsewhere, and makes no room for them', async () => {
    const { use, names } = createBench({ maxLoadedModels: 1 });
    const elsewhere = { settings: { ...settings, isElsewhere: true } };
    await use('here');
    await use('far', elsewhere);
    await use('farther', elsewhere);
    expect(names().toSorted()).toEqual(['far', 'farther', 'here']);
    await use('new');
    expect(names().toSorted()).toEqual(['far', 'farther', 'new']);
  });

  it('takes the shortest keep-alive, not the least recently used', async () => {
    const { use, names } = createBench({ maxLoadedModels: 3 });
    await use('forever', { keepAlive: -1 });
    await use('hour', { keepAlive: 60 * minute });
    await use('minute', { keepAlive: minute });
    await use('new');
    expect(names()).not.toContain('minute');
    await use('newer', { keepAlive: 2 * 60 * minute });
    expect(names().toSorted()).toEqual(['forever', 'hour', 'newer']);
  });

  it('takes an idle one rather than a busy one', async () => {
    const { acquire, use, names } = createBench({ maxLoadedModels: 2 });
    await acquire('busy', { keepAlive: minute });
    await use('idle', { keepAlive: -1 });
    await use('new');
    expect(names().toSorted()).toEqual(['busy', 'new']);
  });

  it('waits for the chosen one where all are busy', async () => {
    const { acquire, scheduler, loads } = createBench({ maxLoadedModels: 2 });
    const a = await acquire('a', { keepAlive: 2 * minute });
    const b = await acquire('b', { keepAlive: minute });
    const waiting = acquire('c');
    await settle();
    expect(scheduler.list().find(({ key }) => key === 'b')?.state).toBe('draining');
    a.release();
    await settle();
    expect(loads).toEqual(['a', 'b']);
    b.release();
    await waiting;
    expect(loads).toEqual(['a', 'b', 'c']);
    expect(scheduler.list().map(({ key }) => key)).toContain('a');
  });

  it('loads as soon as there is a place, wherever it comes from', async () => {
    const { acquire, scheduler } = createBench({ maxLoadedModels: 2 });
    const a = await acquire('a', { keepAlive: 2 * minute });
    await acquire('b', { keepAlive: minute });
    const waiting = acquire('c');
    await settle();
    scheduler.unload('a');
    a.release();
    await expect(waiting).resolves.toBeDefined();
  });

  it('stays decided where the one who wanted the place leaves', async () => {
    const { acquire, names, loads } = createBench({ maxLoadedModels: 1 });
    const busy = await acquire('a', { keepAlive: -1 });
    const caller = new AbortController();
    const waiting = acquire('b', { signal: caller.signal });
    await settle();
    caller.abort();
    await expect(waiting).rejects.toBeDefined();
    busy.release();
    await settle();
    expect(names()).toEqual([]);
    expect(loads).toEqual(['a']);
  });

  it('keeps waiting for those who want the same model as one who left', async () => {
    const { acquire } = createBench({ maxLoadedModels: 1 });
    const busy = await acquire('a');
    const caller = new AbortController();
    const leaving = acquire('b', { signal: caller.signal });
    const staying = acquire('b');
    await settle();
    caller.abort();
    await expect(leaving).rejects.toBeDefined();
    busy.release();
    await expect(staying).resolves.toBeDefined();
  });

  it('always allows one model', async () => {
    const { use, names } = createBench({ maxLoadedModels: 0 });
    await use('a');
    await use('b');
    expect(names()).toEqual(['b']);
  });
});
