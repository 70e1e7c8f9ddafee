import { LoadError, OutOfMemoryError } from '@puna/runtime';
import { describe, expect, it } from 'vitest';
import { createBench, HeldLoad, minute } from './fixtures/bench.js';
import { FakeModel } from './fixtures/fake-model.js';
import { settle } from './fixtures/manual-clock.js';
import { LoadTimeoutError } from './index.js';

/** A load that fails so many times for want of memory. */
function hungry(failures: number): { load: () => Promise<FakeModel>; error: OutOfMemoryError } {
  const error = new OutOfMemoryError('no memory left');
  let left = failures;
  const load = async () => {
    left -= 1;
    if (left >= 0) throw error;
    return new FakeModel();
  };
  return { load, error };
}

describe('a load that fails', () => {
  it('gives its error to all who waited for it, and leaves nothing behind', async () => {
    const { acquire, names, events } = createBench();
    const held = new HeldLoad();
    const waiting = [acquire('a', { load: held.load }), acquire('a')];
    const other = acquire('b');
    await settle();
    const error = new LoadError('bad magic');
    held.fail(error);
    for (const lease of waiting) await expect(lease).rejects.toBe(error);
    await other;
    expect(names()).toEqual(['b']);
    expect(events).toContainEqual({ type: 'load-failed', key: 'a', label: 'a', error });
  });

  it('does not stop the next request from trying again', async () => {
    const { acquire } = createBench();
    await expect(acquire('a', { load: () => Promise.reject(new LoadError('x')) })).rejects.toBeInstanceOf(LoadError);
    await expect(acquire('a')).resolves.toBeDefined();
  });

  it('may fail before it returns a promise', async () => {
    const error = new Error('at once');
    const load = () => {
      throw error;
    };
    await expect(createBench().acquire('a', { load })).rejects.toBe(error);
  });
});

describe('a caller who leaves during its load', () => {
  it('is told at once and ends the load', async () => {
    const { acquire, names } = createBench();
    const held = new HeldLoad();
    const caller = new AbortController();
    const reason = new Error('gone');
    const lease = acquire('a', { load: held.load, signal: caller.signal });
    await settle();
    caller.abort(reason);
    await expect(lease).rejects.toBe(reason);
    expect(held.calls[0]?.signal.reason).toBe(reason);
    await settle();
    expect(names()).toEqual([]);
  });

  it('makes the others load the model for themselves, before those who came later', async () => {
    const { acquire, loads } = createBench();
    const caller = new AbortController();
    const lease = acquire('a', { load: new HeldLoad().load, signal: caller.signal });
    const others = [acquire('b'), acquire('a'), acquire('a')];
    await settle();
    caller.abort();
    await expect(lease).rejects.toBeDefined();
    await Promise.all(others);
    expect(loads).toEqual(['a', 'a', 'b']);
  });

  it('does no harm where it only waited for the load of another', async () => {
    const { acquire, loads } = createBench();
    const held = new HeldLoad();
    const caller = new AbortController();
    const first = acquire('a', { load: held.load });
    const second = acquire('a', { signal: caller.signal });
    await settle();
    caller.abort();
    await expect(second).rejects.toBeDefined();
    held.finish();
    await first;
    expect(loads).toEqual(['a']);
  });

  it('gets the model closed that a load gives all the same', async () => {
    const { acquire, names, loads } = createBench();
    const held = new HeldLoad({ stubborn: true });
    const caller = new AbortController();
    const lease = acquire('a', { load: held.load, signal: caller.signal });
    const other = acquire('b');
    await settle();
    caller.abort();
    await expect(lease).rejects.toBeDefined();
    await settle();
    expect(loads).toEqual(['a']);
    const model = held.finish();
    await other;
    expect(model.isClosed).toBe(true);
    expect(names()).toEqual(['b']);
  });

  it('does not block the others for ever where the load ignores it', async () => {
    const { acquire, clock } = createBench();
    const held = new HeldLoad({ stubborn: true });
    const caller = new AbortController();
    const lease = acquire('a', { load: held.load, signal: caller.signal });
    const other = acquire('b');
    await settle();
    caller.abort();
    await expect(lease).rejects.toBeDefined();
    await clock.advance(10_000);
    await expect(other).resolves.toBeDefined();
    const late = held.finish();
    await settle();
    expect(late.isClosed).toBe(true);
  });
});

describe('a caller who leaves just when the load ends', () => {
  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8])('leaves nothing loaded for ever (%i steps later)', async (steps) => {
    const { acquire, clock, names } = createBench();
    const held = new HeldLoad({ stubborn: true });
    const caller = new AbortController();
    const lease = acquire('a', { load: held.load, signal: caller.signal });
    lease.then(
      ({ release }) => release(),
      () => undefined,
    );
    await settle();
    const model = held.finish();
    for (let step = 0; step < steps; step += 1) await Promise.resolve();
    caller.abort();
    await settle();
    await clock.advance(5 * minute);
    expect(names()).toEqual([]);
    expect(model.isClosed).toBe(true);
  });
});

describe('a load without a sign of life', () => {
  it('is ended after the time for it', async () => {
    const { acquire, clock, names } = createBench();
    const held = new HeldLoad();
    const lease = acquire('a', { load: held.load }).catch((error: unknown) => error);
    await settle();
    await clock.advance(5 * minute);
    const error = await lease;
    expect(LoadTimeoutError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ code: 'load-timeout', details: { key: 'a', timeout: 5 * minute, progress: 0 } });
    expect(names()).toEqual([]);
  });

  it('is measured from the last sign, not from the start', async () => {
    const { acquire, clock } = createBench({ loadStallTimeout: minute });
    const held = new HeldLoad();
    const lease = acquire('a', { load: held.load }).catch((error: unknown) => error);
    await settle();
    for (const progress of [0.25, 0.5]) {
      await clock.advance(minute - 1);
      held.calls[0]?.onProgress(progress);
    }
    await clock.advance(minute - 1);
    expect(held.calls[0]?.signal.aborted).toBe(false);
    await clock.advance(1);
    expect(await lease).toMatchObject({ code: 'load-timeout', details: { progress: 0.5 } });
  });

  it('is told to all who waited for it, whatever the load itself says', async () => {
    const { acquire, clock } = createBench({ loadStallTimeout: minute });
    const held = new HeldLoad({ stubborn: true });
    const waiting = [acquire('a', { load: held.load }), acquire('a')].map((lease) =>
      lease.catch((error: unknown) => error),
    );
    await settle();
    await clock.advance(minute);
    held.fail(new LoadError('killed'));
    for (const lease of waiting) expect(await lease).toBeInstanceOf(LoadTimeoutError);
  });

  it.each([0, Infinity])('may take for ever where the limit is %s', async (loadStallTimeout) => {
    const { acquire, clock } = createBench({ loadStallTimeout });
    const held = new HeldLoad();
    const lease = acquire('a', { load: held.load });
    await settle();
    await clock.advance(1000 * minute);
    held.finish();
    await expect(lease).resolves.toBeDefined();
  });

  it('does not watch what is loaded, nor believe signs that come late', async () => {
    const { acquire, clock } = createBench({ loadStallTimeout: minute });
    const held = new HeldLoad();
    const lease = acquire('a', { load: held.load });
    await settle();
    held.finish();
    await lease;
    held.calls[0]?.onProgress(1);
    await clock.advance(2 * minute);
    expect(held.calls[0]?.signal.aborted).toBe(false);
  });
});

describe('a load that runs out of memory', () => {
  it('is tried once more when all other models are gone', async () => {
    const { acquire, use, names, loads } = createBench();
    await use('a', { keepAlive: -1 });
    const busy = await acquire('b');
    const waiting = acquire('c', { load: hungry(1).load });
    await settle();
    expect(names().toSorted()).toEqual(['b', 'c']);
    expect(loads).toEqual(['a', 'b', 'c']);
    busy.release();
    await waiting;
    expect(names()).toEqual(['c']);
    expect(loads).toEqual(['a', 'b', 'c', 'c']);
  });

  it('is not tried a third time', async () => {
    const { acquire, use, loads } = createBench();
    await use('a');
    const { load, error } = hungry(2);
    await expect(acquire('b', { load })).rejects.toBe(error);
    expect(loads).toEqual(['a', 'b', 'b']);
  });

  it('fails at once where no other model is loaded', async () => {
    const { acquire, loads } = createBench();
    const { load, error } = hungry(1);
    await expect(acquire('a', { load })).rejects.toBe(error);
    expect(loads).toEqual(['a']);
  });

  it('is given up where the caller leaves while the others go', async () => {
    const { acquire, loads, names } = createBench();
    const busy = await acquire('a');
    const caller = new AbortController();
    const waiting = acquire('b', { load: hungry(1).load, signal: caller.signal });
    await settle();
    caller.abort();
    await expect(waiting).rejects.toBeDefined();
    busy.release();
    await settle();
    expect(loads).toEqual(['a', 'b']);
    expect(names()).toEqual([]);
  });
});
