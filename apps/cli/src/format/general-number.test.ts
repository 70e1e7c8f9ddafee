import { describe, expect, it } from 'vitest';
import { formatGeneralNumber } from './general-number.js';

describe('formatGeneralNumber', () => {
  it.each([
    [0, '0'],
    [-3, '-3'],
    [128_256, '128256'],
    [999_999, '999999'],
    [1_000_000, '1e+06'],
    [8_030_261_248, '8.030261248e+09'],
    [0.0001, '0.0001'],
    [0.000_01, '1e-05'],
    [1.25e-7, '1.25e-07'],
    [0.5, '0.5'],
  ])('%d is %s', (value, text) => {
    expect(formatGeneralNumber(value)).toBe(text);
  });
});
