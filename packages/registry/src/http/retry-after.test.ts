import { describe, expect, it } from 'vitest';
import { defaultLimits } from '../limits.js';
import { RegistryResponseError } from '../errors/registry-response-error.js';
import { askedPause, isTemporary, pauseAfter } from './backoff.js';
import { retryAfterMilliseconds } from './retry-after.js';

const now = Date.parse('2026-03-01T10:00:00Z');

function answer(milliseconds: number) {
  return new RegistryResponseError('GET x', { status: 429, excerpt: '', retryAfterMilliseconds: milliseconds });
}

describe('Retry-After', () => {
  it.each([
    ['7', 7000],
    [' 0 ', 0],
    ['Sun, 01 Mar 2026 10:00:30 GMT', 30_000],
    ['Sun, 01 Mar 2026 09:00:00 GMT', 0],
    ['soon', undefined],
    ['', undefined],
    ['-5', undefined],
    ['1.5', undefined],
  ])('%j is %s ms', (value, expected) => {
    expect(retryAfterMilliseconds(value, now)).toBe(expected);
  });

  it('is followed for at most a minute', () => {
    expect(askedPause(answer(5000), defaultLimits)).toBe(5000);
    expect(askedPause(answer(6 * 3_600_000), defaultLimits)).toBe(60_000);
    expect(askedPause(new Error('other'), defaultLimits)).toBe(0);
  });
});

describe('pauses', () => {
  it('are random, and grow up to a bound', () => {
    for (const [failures, bound] of [
      [1, 500],
      [2, 1000],
      [5, 8000],
      [7, 30_000],
      [100, 30_000],
    ] as const) {
      const pauses = Array.from({ length: 200 }, () => pauseAfter(failures, defaultLimits));
      expect(Math.max(...pauses)).toBeLessThanOrEqual(bound);
      expect(Math.max(...pauses)).toBeGreaterThan(bound / 2);
      expect(Math.min(...pauses)).toBeLessThan(bound / 2);
    }
  });

  it.each([
    [200, false],
    [404, false],
    [408, true],
    [425, true],
    [429, true],
    [500, true],
    [501, false],
    [503, true],
    [505, false],
    [522, true],
  ])('are worth it after %i: %s', (status, expected) => {
    expect(isTemporary(new RegistryResponseError('GET x', { status, excerpt: '' }))).toBe(expected);
  });
});
