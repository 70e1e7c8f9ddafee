import { ContextExceededError } from '../../errors/context-exceeded-error.js';
import { describe, expect, it } from 'vitest';
import { fitPrompt, keptTokens } from './fit-prompt.js';

const tokens = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

describe('fitting a prompt', () => {
  it('leaves a prompt alone that leaves room for an answer', () => {
    expect(fitPrompt(tokens(15), { contextLength: 16, keep: 4, truncate: true })).toEqual(tokens(15));
  });

  it('keeps the start and the end, and frees half of the rest', () => {
    const fitted = fitPrompt(tokens(100), { contextLength: 16, keep: 4, truncate: true });
    expect(fitted).toEqual([0, 1, 2, 3, 94, 95, 96, 97, 98, 99]);
  });

  it('refuses where it must not be cut', () => {
    expect(() => fitPrompt(tokens(16), { contextLength: 16, keep: 4, truncate: false })).toThrow(ContextExceededError);
  });

  it('always leaves room, however much is to be kept', () => {
    expect(fitPrompt(tokens(100), { contextLength: 16, keep: 12, truncate: true }).length).toBeLessThan(16);
    expect(fitPrompt(tokens(100), { contextLength: 4, keep: 0, truncate: true })).toEqual([98, 99]);
  });
});

describe('the tokens that survive', () => {
  it('are four and the one that begins a text', () => {
    expect(keptTokens(undefined, { length: 100, hasPrefix: false }, 64)).toBe(4);
    expect(keptTokens(undefined, { length: 100, hasPrefix: true }, 64)).toBe(5);
    expect(keptTokens(0, { length: 100, hasPrefix: true }, 64)).toBe(1);
  });

  it('are all for a negative number, within the context', () => {
    expect(keptTokens(-1, { length: 30, hasPrefix: true }, 64)).toBe(30);
    expect(keptTokens(-1, { length: 100, hasPrefix: true }, 64)).toBe(60);
  });
});
