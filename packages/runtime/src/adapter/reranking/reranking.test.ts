import { describe, expect, it } from 'vitest';
import { ContextExceededError } from '../../errors/context-exceeded-error.js';
import { checkPair } from './check-pair.js';
import { scoreOfLlamaCpp, scoreOfLogit } from './score-of-logit.js';

describe('the score of a pair', () => {
  it('is the probability of its logit', () => {
    expect([scoreOfLogit(0), scoreOfLogit(Math.log(3))]).toEqual([0.5, expect.closeTo(0.75)]);
  });

  it('is what llama.cpp says where that is a probability already', () => {
    expect([scoreOfLlamaCpp(0, 'qwen3'), scoreOfLlamaCpp(0, 'bert')]).toEqual([0, 0.5]);
  });
});

describe('a pair', () => {
  it('may be as long as what the model reads, and no longer', () => {
    expect(() => checkPair(8, 8)).not.toThrow();
    expect(() => checkPair(9, 8)).toThrow(ContextExceededError);
    expect(() => checkPair(9, 8)).toThrow('have 9 tokens');
    expect(() => checkPair(9, 8, true)).toThrow('have about 9 tokens');
  });
});
