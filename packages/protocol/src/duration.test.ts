import { describe, expect, it } from 'vitest';

import { formatDuration, InvalidDurationError, parseDuration } from './duration.js';

describe('parseDuration', () => {
  it.each([
    ['0', 0],
    ['-0', 0],
    ['0s', 0],
    ['300ms', 300],
    ['5m', 300_000],
    ['1.5h', 5_400_000],
    ['2h45m', 9_900_000],
    ['1h0m0.5s', 3_600_500],
    ['-1.5s', -1500],
    ['+5s', 5000],
    ['.5s', 500],
    ['5.s', 5000],
    ['1us', 0.001],
    ['1\u00b5s', 0.001],
    ['1\u03bcs', 0.001],
    ['1ns', 0.000_001],
    ['1s1s', 2000],
  ])('reads %s as %d ms', (text, milliseconds) => {
    expect(parseDuration(text)).toBeCloseTo(milliseconds, 9);
  });

  it.each([
    ['', 'time: invalid duration ""'],
    ['soon', 'time: invalid duration "soon"'],
    ['-', 'time: invalid duration "-"'],
    ['.s', 'time: invalid duration ".s"'],
    ['s', 'time: invalid duration "s"'],
    [' 5s', 'time: invalid duration " 5s"'],
    ['--5s', 'time: invalid duration "--5s"'],
    ['5', 'time: missing unit in duration "5"'],
    ['-1', 'time: missing unit in duration "-1"'],
    ['1h5', 'time: missing unit in duration "1h5"'],
    ['5x', 'time: unknown unit "x" in duration "5x"'],
    ['1d', 'time: unknown unit "d" in duration "1d"'],
    ['5s ', 'time: unknown unit "s " in duration "5s "'],
    ['5constructor', 'time: unknown unit "constructor" in duration "5constructor"'],
    ['3000000h', 'time: invalid duration "3000000h"'],
  ])('refuses %j', (text, message) => {
    expect(() => parseDuration(text)).toThrow(new InvalidDurationError(message));
  });

  it('is quick with hostile texts', () => {
    expect(() => parseDuration('1'.repeat(100_000))).toThrow(InvalidDurationError);
    expect(() => parseDuration('.'.repeat(100_000))).toThrow(InvalidDurationError);
    expect(() => parseDuration('soon'.repeat(100_000))).toThrow(/^.{0,300}$/);
  });
});

describe('formatDuration', () => {
  it.each([
    [0, '0s'],
    [0.000_001, '1ns'],
    [0.0011, '1.1\u00b5s'],
    [2.2, '2.2ms'],
    [100, '100ms'],
    [1500, '1.5s'],
    [-1500, '-1.5s'],
    [120_000, '2m0s'],
    [245_000, '4m5s'],
    [3_600_000, '1h0m0s'],
    [18_367_001, '5h6m7.001s'],
    [Infinity, '2562047h47m16.854775807s'],
  ])('writes %d ms as %s', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });

  it('is read back as the same duration', () => {
    for (const milliseconds of [1, 0.25, 59_999.5, 86_400_000, -300_000]) {
      expect(parseDuration(formatDuration(milliseconds))).toBeCloseTo(milliseconds, 6);
    }
  });
});
