import { describe, expect, it } from 'vitest';
import { formatMetadataValue } from './metadata-value.js';

describe('formatMetadataValue', () => {
  it.each([
    ['llama', 'llama'],
    [true, 'true'],
    [8_030_261_248, '8.030261248e+09'],
    [[], '[]'],
    [[1, 2, 3], '[1 2 3]'],
    [[1, 2, 3, 4, 5, 6], '[1 2 3 ...+3 more]'],
    [['a token that is long', 'b'], '[a token that is long ...+1 more]'],
    [null, 'null'],
  ])('%j', (value, text) => {
    expect(formatMetadataValue(value)).toBe(text);
  });
});
