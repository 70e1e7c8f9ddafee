import { describe, expect, it } from 'vitest';
import { nearestName } from './nearest-name.js';

describe('nearestName', () => {
  const names = ['from', 'template', 'temperature', 'top_k', 'top_p', 'num_ctx'];

  it.each([
    ['a letter too many', 'num_ctxx', 'num_ctx'],
    ['swapped letters', 'form', 'from'],
    ['another case', 'NUM_CTX', 'num_ctx'],
    ['a beginning', 'tempe', 'temperature'],
    ['the nearest of several', 'top_pp', 'top_p'],
    ['the first of several that are as near', 'top_x', 'top_k'],
  ])('finds what is meant by %s', (_what, word, name) => {
    expect(nearestName(word, names)).toBe(name);
  });

  it.each(['', 'f', 'to', 'warmth', 'you'])('guesses nothing for %j', (word) => {
    expect(nearestName(word, names)).toBeUndefined();
  });
});
