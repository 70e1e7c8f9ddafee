import { describe, expect, it } from 'vitest';
import { formatTable } from './table.js';

describe('formatTable', () => {
  it('puts four spaces after each cell and one after the header', () => {
    const table = formatTable([['model1', 'abcdef012345', '1.0 KB', '24 hours ago']], {
      header: ['NAME', 'ID', 'SIZE', 'MODIFIED'],
    });
    expect(table.split('\n')).toEqual([
      'NAME      ID              SIZE      MODIFIED     ',
      'model1    abcdef012345    1.0 KB    24 hours ago    ',
      '',
    ]);
  });

  it('prints the header of an empty table', () => {
    expect(formatTable([], { header: ['NAME', 'ID'] })).toBe('NAME    ID \n');
  });

  it('indents with an empty first cell', () => {
    expect(
      formatTable([
        ['', 'architecture', 'llama'],
        ['', 'parameters', '8.0B'],
      ]),
    ).toBe('    architecture    llama    \n    parameters      8.0B     \n');
  });

  it('breaks wide cells between words', () => {
    expect(
      formatTable([
        ['', 'key', 'a value that is much longer than thirty columns'],
        ['', 'k', 'v'],
      ]),
    ).toBe(
      '    key    a value that is much longer    \n' +
        '           than thirty columns            \n' +
        '    k      v                              \n',
    );
  });

  it('fills up rows that have fewer cells', () => {
    expect(formatTable([['a', 'b'], ['c']])).toBe('a    b    \nc         \n');
  });
});
