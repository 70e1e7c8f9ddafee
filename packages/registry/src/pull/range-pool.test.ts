import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RangePool } from './range-pool.js';

const never = new AbortController().signal;

describe('a pool of ranges', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('hands out what is missing from the front, each byte once', () => {
    const pool = new RangePool(
      [
        { start: 50, end: 100 },
        { start: 0, end: 30 },
      ],
      true,
    );
    expect(pool.take(20)).toMatchObject({ start: 0, end: 20, position: 0 });
    expect(pool.take(20)).toMatchObject({ start: 20, end: 30 });
    expect(pool.take(100)).toMatchObject({ start: 50, end: 100 });
    expect(pool.take(1)).toBeUndefined();
    expect(pool.freeBytes).toBe(0);
    expect(pool.remainingBytes).toBe(80);
  });

  it('hands out again what did not come', () => {
    const pool = new RangePool([{ start: 0, end: 100 }], true);
    const range = pool.take(100)!;
    range.position = 60;
    pool.release(range);
    expect(pool.take(100)).toMatchObject({ start: 60, end: 100 });
    expect(pool.closed.aborted).toBe(false);
  });

  it('closes when all has come, unless more can be added', () => {
    for (const closes of [true, false]) {
      const pool = new RangePool([{ start: 0, end: 10 }], closes);
      const range = pool.take(10)!;
      range.position = 10;
      pool.release(range);
      expect(pool.closed.aborted).toBe(closes);
    }
    expect(new RangePool([], true).closed.aborted).toBe(true);
  });

  it('gives half of a slow rest to an idle connection, and none of a fast one', () => {
    const pool = new RangePool([{ start: 0, end: 20_000 }], true);
    const slow = pool.take(10_000)!;
    const fast = pool.take(10_000)!;
    vi.advanceTimersByTime(2000);
    slow.position = 1000;
    fast.position = 19_000;
    expect(pool.takeOver(100)).toMatchObject({ start: 5500, end: 10_000 });
    expect(slow.end).toBe(5500);
    expect(pool.takeOver(3000)).toBeUndefined();
    vi.advanceTimersByTime(100);
    expect(fast.end).toBe(20_000);
  });

  it('lets a connection show its pace before it takes its work away', () => {
    const pool = new RangePool([{ start: 0, end: 10_000 }], true);
    pool.take(10_000);
    vi.advanceTimersByTime(500);
    expect(pool.takeOver(1)).toBeUndefined();
    vi.advanceTimersByTime(600);
    expect(pool.takeOver(1)).toMatchObject({ start: 5000, end: 10_000 });
  });

  it('wakes who waits when there is something to do', async () => {
    const pool = new RangePool([], false);
    const waiting = pool.changed(60_000, never);
    pool.add({ start: 0, end: 5 });
    await waiting;
    expect(pool.take(5)).toBeDefined();
    const stopping = new AbortController();
    const second = pool.changed(60_000, stopping.signal);
    stopping.abort();
    await second;
    expect(vi.getTimerCount()).toBe(0);
  });

  it('lets someone who reads everything claim what nobody else fetches', () => {
    const pool = new RangePool([{ start: 0, end: 100 }], true);
    const range = pool.take(20)!;
    expect(pool.claim({ start: 10, end: 50 })).toEqual([{ start: 20, end: 50 }]);
    expect(pool.freeBytes).toBe(50);
    pool.release(range);
    expect(pool.freeBytes).toBe(70);
  });
});
