import { describe, expect, it } from 'vitest';
import { median, medianRatio } from './statistics.js';

describe('median', () => {
  it('is the middle value, whatever the order', () => {
    expect(median([9, 1, 5])).toBe(5);
  });

  it('is the mean of the two middle ones where their number is even', () => {
    expect(median([4, 1, 2, 100])).toBe(3);
  });

  it('sorts numbers as numbers', () => {
    expect(median([10, 9, 100])).toBe(10);
  });

  it('does not change what it is given', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });

  it('of nothing is no number', () => {
    expect(median([])).toBeNaN();
  });
});

describe('medianRatio', () => {
  it('compares within each round, so that a slow stretch of the machine does not count', () => {
    expect(medianRatio([90, 45, 9], [100, 50, 10])).toBeCloseTo(0.9);
  });
});
