import { describe, expect, it } from 'vitest';
import { randomWords, storyPrompt } from './prompts.js';

describe('prompts', () => {
  it('have the number of words that was asked for', () => {
    expect(randomWords(600).split(' ')).toHaveLength(600);
  });

  it('differ from the first words on, so that none comes from the prompt cache', () => {
    const beginnings = Array.from({ length: 20 }, () => randomWords(8));
    expect(new Set(beginnings).size).toBe(20);
  });

  it('end in the middle of a sentence', () => {
    expect(storyPrompt(5)).toMatch(/there was a$/);
  });
});
