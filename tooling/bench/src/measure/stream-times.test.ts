import { describe, expect, it } from 'vitest';
import { decodeRate } from './stream-times.js';

describe('decodeRate', () => {
  const times = { firstToken: 300, generation: 2000, promptTokens: 400, generatedTokens: 101 };

  it('leaves out the first token, which belongs to reading the prompt', () => {
    expect(decodeRate(times)).toBe(50);
  });

  it('refuses an answer that is too short for a rate', () => {
    expect(() => decodeRate({ ...times, generatedTokens: 3 })).toThrow(RangeError);
  });
});
