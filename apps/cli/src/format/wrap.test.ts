import { describe, expect, it } from 'vitest';
import { wrapText } from './wrap.js';

describe('wrapText', () => {
  it('leaves short text alone, inner spaces included', () => {
    expect(wrapText('a   b', 30)).toEqual(['a   b']);
  });

  it('breaks between words', () => {
    expect(wrapText('one two three four', 9)).toEqual(['one two', 'three', 'four']);
  });

  it('keeps a long word whole', () => {
    expect(wrapText('a incomprehensibilities b', 10)).toEqual(['a', 'incomprehensibilities', 'b']);
  });

  it('keeps line breaks', () => {
    expect(wrapText('one\n\ntwo', 30)).toEqual(['one', '', 'two']);
  });

  it('counts two columns for an East Asian character', () => {
    expect(wrapText('高原 高原 高原', 9)).toEqual(['高原 高原', '高原']);
  });
});
