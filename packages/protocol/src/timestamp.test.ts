import { afterEach, describe, expect, it, vi } from 'vitest';

import { currentTimestamp, formatLocalTimestamp, formatTimestamp } from './timestamp.js';

const instant = Date.UTC(2026, 0, 2, 3, 4, 5, 123);
const timeZone = process.env['TZ'];

afterEach(() => {
  vi.useRealTimers();
  if (timeZone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = timeZone;
});

describe('formatTimestamp', () => {
  it('writes UTC with microseconds', () => {
    expect(formatTimestamp(instant + 0.5)).toBe('2026-01-02T03:04:05.123500Z');
    expect(formatTimestamp(new Date(instant))).toBe('2026-01-02T03:04:05.123000Z');
    expect(formatTimestamp(BigInt(instant) * 1_000_000n + 456_789n)).toBe('2026-01-02T03:04:05.123456Z');
  });

  it('shows "never" as about 292 years ahead', () => {
    const years = Number(formatTimestamp(Infinity).slice(0, 4)) - new Date().getUTCFullYear();
    expect(years).toBeGreaterThanOrEqual(291);
    expect(years).toBeLessThanOrEqual(293);
  });
});

describe('formatLocalTimestamp', () => {
  it.each([
    ['UTC', '2026-01-02T03:04:05.123000Z'],
    ['America/Los_Angeles', '2026-01-01T19:04:05.123000-08:00'],
    ['Asia/Kolkata', '2026-01-02T08:34:05.123000+05:30'],
    ['America/St_Johns', '2026-01-01T23:34:05.123000-03:30'],
  ])('writes the offset of %s', (zone, text) => {
    process.env['TZ'] = zone;
    expect(formatLocalTimestamp(instant)).toBe(text);
    expect(new Date(text).getTime()).toBe(instant);
  });
});

describe('currentTimestamp', () => {
  it('is the time now and never goes back', () => {
    const before = Date.now();
    const stamps = Array.from({ length: 100 }, () => currentTimestamp());
    expect(stamps.toSorted()).toEqual(stamps);
    expect(stamps[0]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
    expect(Math.abs(new Date(stamps[0] ?? '').getTime() - before)).toBeLessThan(1000);
  });

  it('follows the wall clock when that is set', () => {
    vi.useFakeTimers({ toFake: ['Date'], now: instant });
    expect(currentTimestamp()).toBe('2026-01-02T03:04:05.123000Z');
  });
});
