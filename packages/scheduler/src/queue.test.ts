import { describe, expect, it } from 'vitest';
import { createBench, HeldLoad } from './fixtures/bench.js';
import { settle } from './fixtures/manual-clock.js';
import { QueueFullError } from './index.js';

describe('the queue', () => {
  it('loads one model at a time, first come, first served', async () => {
    const { acquire, loads } = createBench();
    const held = { a: new HeldLoad(), b: new HeldLoad() };
    const leases = [acquire('a', { load: held.a.load }), acquire('b', { load: held.b.load }), acquire('c')];
    await settle();
    expect(loads).toEqual(['a']);
    held.a.finish();
    await settle();
    expect(loads).toEqual(['a', 'b']);
    held.b.finish();
    await Promise.all(leases);
    expect(loads).toEqual(['a', 'b', 'c']);
  });

  it('serves loaded models while others wait for a load', async () => {
    const { acquire, use } = createBench();
    const model = await use('a');
    void acquire('b', { load: new HeldLoad().load });
    await settle();
    expect((await acquire('a')).model).toBe(model);
  });

  it('gives a model to all who wait for it when it is there, also to those behind others', async () => {
    const { acquire, loads } = createBench({ maxLoadedModels: 1 });
    const held = new HeldLoad();
    const first = acquire('a', { load: held.load });
    const other = acquire('b');
    const last = acquire('a');
    await settle();
    const model = held.finish();
    expect((await last).model).toBe(model);
    (await first).release();
    (await last).release();
    await other;
    expect(loads).toEqual(['a', 'b']);
  });

  it('gives a model to those who were in the queue before its load began', async () => {
    const { acquire, loads } = createBench();
    const held = new HeldLoad();
    const leases = [acquire('a', { load: held.load }), acquire('b'), acquire('c'), acquire('b')];
    await settle();
    held.finish();
    await Promise.all(leases);
    expect(loads).toEqual(['a', 'b', 'c']);
  });

  it('refuses what goes beyond its limit', async () => {
    const { acquire } = createBench({ maxQueue: 2 });
    const held = new HeldLoad();
    const leases = [acquire('a', { load: held.load }), acquire('b'), acquire('c')];
    const refused = await acquire('d').catch((error: unknown) => error);
    expect(QueueFullError.isInstance(refused)).toBe(true);
    expect(refused).toMatchObject({
      code: 'queue-full',
      message: 'server busy, please try again.  maximum pending requests exceeded',
      details: { maxQueue: 2 },
    });
    await settle();
    held.finish();
    await expect(Promise.all(leases)).resolves.toHaveLength(3);
  });

  it('counts only those who need a load of their own', async () => {
    const { acquire, use } = createBench({ maxQueue: 0 });
    await use('a');
    const held = new HeldLoad();
    const loading = acquire('b', { load: held.load });
    await settle();
    const others = [acquire('a'), acquire('b'), acquire('b')];
    await expect(acquire('c')).rejects.toBeInstanceOf(QueueFullError);
    held.finish();
    await expect(Promise.all([loading, ...others])).resolves.toHaveLength(4);
  });

  it('skips those who have left', async () => {
    const { acquire, loads } = createBench({ maxQueue: 1 });
    const held = new HeldLoad();
    const first = acquire('a', { load: held.load });
    const caller = new AbortController();
    const reason = new Error('gone');
    const leaving = acquire('b', { signal: caller.signal });
    caller.abort(reason);
    await expect(leaving).rejects.toBe(reason);
    const last = acquire('c');
    await settle();
    held.finish();
    await Promise.all([first, last]);
    expect(loads).toEqual(['a', 'c']);
  });

  it('tells each its place as it changes', async () => {
    const { acquire } = createBench();
    const held = new HeldLoad();
    const heldToo = new HeldLoad();
    const places: Record<string, number[]> = {};
    const wait = (name: string, request: Parameters<typeof acquire>[1] = {}) => {
      const told: number[] = (places[name] = []);
      return acquire(name, { ...request, onQueued: (position) => told.push(position) });
    };
    const caller = new AbortController();
    const leases = [
      wait('a', { load: held.load }),
      wait('b', { load: heldToo.load }),
      wait('c', { signal: caller.signal }),
      wait('d'),
    ];
    leases.splice(2, 1)[0]?.catch(() => undefined);
    expect(places).toEqual({ a: [0], b: [1], c: [2], d: [3] });
    caller.abort();
    expect(places).toEqual({ a: [0], b: [1], c: [2], d: [3, 2] });
    await settle();
    held.finish();
    await settle();
    expect(places).toEqual({ a: [0], b: [1, 0], c: [2], d: [3, 2, 1] });
    heldToo.finish();
    await Promise.all(leases);
    expect(places).toEqual({ a: [0], b: [1, 0], c: [2], d: [3, 2, 1, 0] });
  });

  it('tells nothing to those who find their model loaded', async () => {
    const { acquire, use } = createBench();
    await use('a');
    await acquire('a', { onQueued: () => expect.unreachable() });
  });

  it('gives the fault of a callback to its own caller only', async () => {
    const { acquire, loads } = createBench();
    const fault = new Error('broken callback');
    const onQueued = () => {
      throw fault;
    };
    const broken = acquire('a', { onQueued });
    const other = acquire('b');
    await expect(broken).rejects.toBe(fault);
    await other;
    expect(loads).toEqual(['b']);
  });
});
