import { describe, expect, it } from 'vitest';
import { chooseSlot, commonPrefixLength } from './choose-slot.js';

describe('choosing a slot', () => {
  const empty = { tokens: [], lastUsed: 0 };
  const llamas = { tokens: [1, 2, 3, 4, 5, 6], lastUsed: 2 };
  const alpacas = { tokens: [1, 2, 7, 8], lastUsed: 1 };

  it('takes the one that shares the longest start', () => {
    expect(chooseSlot([empty, alpacas, llamas], [1, 2, 3, 4, 5, 6, 9])).toBe(llamas);
    expect(chooseSlot([empty, alpacas, llamas], [1, 2, 7, 8, 9])).toBe(alpacas);
  });

  it('takes the least recently used one where nothing is shared', () => {
    expect(chooseSlot([llamas, alpacas], [9, 9])).toBe(alpacas);
    expect(chooseSlot([], [9])).toBeUndefined();
  });

  it('does not throw a conversation away for a short common start', () => {
    expect(chooseSlot([llamas, empty], [1, 2, 9, 9, 9, 9])).toBe(empty);
  });
});

describe('the common start', () => {
  it('is counted in tokens', () => {
    expect(commonPrefixLength([1, 2, 3], [1, 2, 4])).toBe(2);
    expect(commonPrefixLength([1, 2], [1, 2, 3])).toBe(2);
    expect(commonPrefixLength([], [1])).toBe(0);
  });
});
