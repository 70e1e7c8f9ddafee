import { describe, expect, it } from 'vitest';
import { createBench, HeldLoad } from './fixtures/bench.js';
import type { FakeModel } from './fixtures/fake-model.js';
import { settle } from './fixtures/manual-clock.js';
import { SchedulerClosedError } from './index.js';

describe('close', () => {
  it('closes all models, busy ones too', async () => {
    const { acquire, use, scheduler, clock } = createBench();
    const idle = await use('a');
    const busy = await acquire('b');
    await scheduler.close();
    expect(scheduler.list()).toEqual([]);
    expect(idle.isClosed).toBe(true);
    expect((busy.model as FakeModel).isClosed).toBe(true);
    expect(() => busy.release()).not.toThrow();
    expect(clock.timers).toBe(0);
  });

  it('ends the load and sends the waiting away', async () => {
    const { acquire, scheduler, loads } = createBench();
    const held = new HeldLoad();
    const waiting = [acquire('a', { load: held.load }), acquire('a'), acquire('b')];
    await settle();
    await Promise.all([
      scheduler.close(),
      ...waiting.map((lease) => expect(lease).rejects.toBeInstanceOf(SchedulerClosedError)),
    ]);
    expect(held.calls[0]?.signal.aborted).toBe(true);
    expect(loads).toEqual(['a']);
    expect(scheduler.list()).toEqual([]);
  });

  it('closes a model whose load ends just then', async () => {
    const { acquire, scheduler } = createBench();
    const held = new HeldLoad({ stubborn: true });
    const waiting = acquire('a', { load: held.load }).catch((error: unknown) => error);
    await settle();
    const model = held.finish();
    await scheduler.close();
    expect(await waiting).toMatchObject({ code: 'scheduler-closed' });
    expect(model.isClosed).toBe(true);
  });

  it('waits for a load that takes its time to end', async () => {
    const { acquire, scheduler } = createBench();
    const held = new HeldLoad({ stubborn: true });
    const waiting = acquire('a', { load: held.load }).catch((error: unknown) => error);
    await settle();
    let closed = false;
    const closing = scheduler.close().then(() => (closed = true));
    expect(await waiting).toBeInstanceOf(SchedulerClosedError);
    await settle();
    expect(closed).toBe(false);
    const model = held.finish();
    await closing;
    expect(model.isClosed).toBe(true);
  });

  it('does not wait for busy models that were to make room', async () => {
    const { acquire, scheduler } = createBench({ maxLoadedModels: 1 });
    await acquire('a');
    const waiting = acquire('b').catch((error: unknown) => error);
    await settle();
    await scheduler.close();
    expect(await waiting).toBeInstanceOf(SchedulerClosedError);
  });

  it('refuses what comes afterwards, and may be called again', async () => {
    const { acquire, scheduler } = createBench();
    await scheduler.close();
    const error: unknown = await acquire('a').catch((reason: unknown) => reason);
    expect(SchedulerClosedError.isInstance(error)).toBe(true);
    scheduler.unload('a');
    await scheduler.close();
  });
});
