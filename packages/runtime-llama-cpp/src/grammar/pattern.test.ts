import { describe, expect, it } from 'vitest';
import { mistakes, refused } from './fixtures/grammar-judge.js';

describe('a pattern', () => {
  it('goes together with lengths where it is one repeated character, or where they follow from it', () => {
    const letters = { type: 'string', pattern: '^[a-z]+$', minLength: 2, maxLength: 3 };
    expect(mistakes(letters, ['"ab"', '"abc"'], ['"a"', '"abcd"'])).toEqual([]);
    expect(mistakes({ pattern: '^a{2}b?$', maxLength: 5 }, ['"aa"', '"aab"'], ['"a"'])).toEqual([]);
    expect(refused({ pattern: '^a+b$', maxLength: 5 })).toBe('maxLength');
    expect(refused({ pattern: 'a', minLength: 2 })).toBe('minLength');
  });

  it('matches the whole text where it is anchored', () => {
    expect(patternMistakes('^[A-Z]{2}-\\d{3,}$', ['AB-123', 'ZZ-99999'], ['A-123', 'AB-12', 'AB-123x'])).toEqual([]);
    expect(patternMistakes('^(foo|ba[rz])+$', ['foo', 'barbaz'], ['fo', 'bax', ''])).toEqual([]);
    expect(patternMistakes('^a.c?$', ['ab', 'abc', 'a"c', 'a\tc'], ['a', 'xbc', 'a\nc'])).toEqual([]);
  });

  it('matches anywhere where it is not', () => {
    expect(patternMistakes('b+', ['abc', 'b'], ['ac'])).toEqual([]);
    expect(patternMistakes('^a', ['abc', 'a'], ['ba'])).toEqual([]);
  });

  it('knows classes and escapes', () => {
    expect(patternMistakes('^[^0-9]+$', ['abc', 'é '], ['a1'])).toEqual([]);
    expect(patternMistakes('^["\\\\x]$', ['"', '\\', 'x'], ['y'])).toEqual([]);
    expect(patternMistakes('^[\\w.-]+@[\\w.]+\\.com$', ['a.b-c@d.com'], ['a b@d.com', 'a@b.org'])).toEqual([]);
    expect(patternMistakes('^\\$\\{\\}\\/$', ['${}/'], ['$'])).toEqual([]);
    expect(patternMistakes('^[ -~]$', ['a', '"', '\\', ' '], ['é', '\u007f'])).toEqual([]);
    expect(patternMistakes('^(?:a|)$', ['a', ''], ['b'])).toEqual([]);
  });
});

function patternMistakes(pattern: string, yes: readonly string[], no: readonly string[]): string[] {
  const [right, wrong] = [yes, no].map((texts) => texts.map((text) => JSON.stringify(text)));
  return mistakes({ type: 'string', pattern }, right ?? [], wrong ?? []);
}
