import { describe, expect, it } from 'vitest';
import { formatParameterCount } from './parameter-count.js';

describe('formatParameterCount', () => {
  it.each([
    [8_030_261_248, '8.0B'],
    [7_000_000_000, '7B'],
    [134_515_008, '134.52M'],
    [3_000_000, '3M'],
    [1_153_000, '1.15M'],
    [512_400, '512K'],
    [12, '12'],
  ])('%d parameters are %s', (count, text) => {
    expect(formatParameterCount(count)).toBe(text);
  });
});
