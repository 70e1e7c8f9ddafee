import { describe, expect, it } from 'vitest';
import { WordWrapper } from './word-wrapper.js';

describe('WordWrapper', () => {
  it('takes the last word to the next line', () => {
    const wrapper = new WordWrapper(20);
    expect(wrapper.wrap('one two three four')).toBe('one two three f\u001B[1D\u001B[K\nfour');
  });

  it('remembers where it is between pieces', () => {
    const wrapper = new WordWrapper(20);
    expect(wrapper.wrap('one two thr')).toBe('one two thr');
    expect(wrapper.wrap('ee four')).toBe('ee f\u001B[1D\u001B[K\nfour');
  });

  it('starts anew after a line break', () => {
    expect(new WordWrapper(20).wrap('one two three\nfour')).toBe('one two three\nfour');
  });

  it('breaks at a space without moving anything', () => {
    expect(new WordWrapper(20).wrap('123456789012345 7')).toBe('123456789012345\n 7');
  });

  it('breaks a word that is longer than a line', () => {
    expect(new WordWrapper(15).wrap('1234567890abc')).toBe('1234567890\nabc');
  });

  it('breaks between wide characters', () => {
    expect(new WordWrapper(13).wrap('高原高原高')).toBe('高原高原\u001B[K\n高');
  });

  it('leaves text alone where there is no room', () => {
    expect(new WordWrapper(9).wrap('one two three')).toBe('one two three');
  });
});
