import { describe, expect, it } from 'vitest';
import { similarNames } from './similar-names.js';

describe('similarNames', () => {
  const names = ['serve', 'create', 'show', 'run', 'list', 'ps'];

  it.each([
    ['lst', ['list']],
    ['crate', ['create']],
    ['SHOW', ['show']],
    ['cre', ['create']],
    ['something', []],
  ])('%s', (word, similar) => {
    expect(similarNames(word, names)).toEqual(similar);
  });
});
