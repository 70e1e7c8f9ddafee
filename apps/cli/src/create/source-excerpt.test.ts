import { describe, expect, it } from 'vitest';
import { sourceExcerpt } from './source-excerpt.js';

describe('sourceExcerpt', () => {
  it.each([
    ['its line', 'FROM m\nFORM x\nSYSTEM a', 2, 1, '  FORM x\n  ^'],
    ['a place within the line', 'FROM m\r\nPARAMETER seed x\r\n', 2, 16, '  PARAMETER seed x\n                 ^'],
    ['the end of the line', 'SYSTEM', 1, 7, '  SYSTEM\n        ^'],
    ['a place after a tab', '\tSYSTEM "a', 1, 9, '   SYSTEM "a\n          ^'],
    ['a place after wide characters', 'MESSAGE 日本 x', 1, 12, '  MESSAGE 日本 x\n               ^'],
    ['a place after characters of two units', 'SYSTEM 🦙 "', 1, 11, '  SYSTEM 🦙 "\n            ^'],
    ['what could move the cursor or hide', 'FROM\u{1b}[2J\u{200d} m', 1, 5, '  FROM\u{fffd}[2J\u{fffd} m\n      ^'],
  ])('shows %s', (_what, text, line, column, excerpt) => {
    expect(sourceExcerpt(text, { line, column })).toBe(excerpt);
  });

  it('shows of a long line what is around the place', () => {
    const excerpt = sourceExcerpt(`${'a'.repeat(1000)}|${'b'.repeat(1000)}`, { line: 1, column: 1001 });
    expect(excerpt).toBe(`  …${'a'.repeat(50)}|${'b'.repeat(24)}…\n${' '.repeat(53)}^`);
  });

  it.each([
    ['an empty text', ''],
    ['a blank line', '  \nx'],
  ])('shows nothing of %s', (_what, text) => {
    expect(sourceExcerpt(text, { line: 1, column: 1 })).toBe('');
  });
});
