import { describe, expect, it } from 'vitest';

import { keepAliveSchema } from './keep-alive.js';

describe('keepAliveSchema', () => {
  it.each([
    [0, 0],
    [300, 300_000],
    [0.5, 500],
    [-1, Infinity],
    [-0.5, Infinity],
    [1e300, Infinity],
    ['0', 0],
    ['0s', 0],
    ['5m', 300_000],
    ['1.5h', 5_400_000],
    ['-1s', Infinity],
  ])('reads %j as %d ms', (value, milliseconds) => {
    expect(keepAliveSchema.parse(value)).toBe(milliseconds);
  });

  it.each([
    ['soon', 'time: invalid duration "soon"'],
    ['5', 'time: missing unit in duration "5"'],
    ['-1', 'time: missing unit in duration "-1"'],
    ['1d', 'time: unknown unit "d" in duration "1d"'],
    ['', 'time: invalid duration ""'],
    [true, "Unsupported type: 'bool'"],
    [[1], "Unsupported type: '[]interface {}'"],
    [{}, "Unsupported type: 'map[string]interface {}'"],
  ])('refuses %j', (value, message) => {
    expect(keepAliveSchema.safeParse(value).error?.issues[0]?.message).toBe(message);
  });
});
