import { describe, expect, it } from 'vitest';
import { pool } from './pool.js';

describe('pooling', () => {
  // Three tokens of two numbers, and one of padding that must not count.
  const vectors = { values: Float32Array.of(1, 8, 2, -4, 6, 2, 99, 99), width: 2, tokens: 3 };

  it.each([
    ['mean', [3, 2]],
    ['cls', [1, 8]],
    ['max', [6, 8]],
    ['last', [6, 2]],
  ] as const)('by %s', (pooling, expected) => {
    expect(Array.from(pool(vectors, pooling))).toEqual(expected);
  });
});
