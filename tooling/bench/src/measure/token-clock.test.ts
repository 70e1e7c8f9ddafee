import { describe, expect, it } from 'vitest';
import { rateBetween, timeUntilRate } from './token-clock.js';

/** One token every `step` milliseconds. */
function tokensEvery(step: number, start: number, end: number): number[] {
  return Array.from({ length: Math.ceil((end - start) / step) }, (_, index) => start + index * step);
}

describe('rateBetween', () => {
  it('counts tokens per second from the start up to the end', () => {
    expect(rateBetween(tokensEvery(10, 0, 4000), 1000, 3000)).toBe(100);
    expect(rateBetween([0, 1000, 2000], 0, 2000)).toBe(1);
  });
});

describe('timeUntilRate', () => {
  const slowThenFast = [...tokensEvery(100, 0, 2000), ...tokensEvery(10, 2000, 5000)];

  it('tells when the first window with the rate begins', () => {
    expect(timeUntilRate(slowThenFast, 100, { start: 0, end: 5000, window: 500 })).toBe(2000);
    expect(timeUntilRate(slowThenFast, 100, { start: 2000, end: 5000, window: 500 })).toBe(0);
  });

  it('knows no time where the rate does not come', () => {
    expect(timeUntilRate(slowThenFast, 200, { start: 0, end: 5000, window: 500 })).toBeUndefined();
    expect(timeUntilRate(slowThenFast, 100, { start: 0, end: 2200, window: 500 })).toBeUndefined();
  });
});
