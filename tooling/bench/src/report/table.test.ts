import { describe, expect, it } from 'vitest';
import type { Row } from '../row.js';
import { formatTable } from './table.js';

const row: Row = {
  name: 'decode',
  measured: 'ours / theirs',
  figures: [
    { label: 'ours', value: 90.04, unit: 'tokens/s' },
    { label: 'theirs', value: 100.4, unit: 'tokens/s' },
  ],
  ratio: 0.8968,
  target: '>= 0.85',
  met: true,
  rounds: 5,
};

describe('formatTable', () => {
  it('puts each row on a line, below a header, with columns of one width', () => {
    const lines = formatTable([row, { ...row, name: 'a-longer-name' }]).split('\n');
    expect(lines).toHaveLength(4);
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
    expect(lines[2]).toBe(
      '| decode        | ours / theirs | ours 90.0 tokens/s, theirs 100 tokens/s | 0.90  | >= 0.85 | met | 5      |',
    );
  });

  it('shows small figures with more digits', () => {
    const figures = [{ label: 'token', value: 0.01234, unit: 'ms' }];
    expect(formatTable([{ ...row, figures }])).toContain('| token 0.012 ms |');
  });

  it('says loudly where a target was missed', () => {
    expect(formatTable([{ ...row, met: false }])).toContain('| NOT MET |');
  });

  it('gives the reason where nothing was measured', () => {
    const { met: _, ...unmeasured } = row;
    const table = formatTable([{ ...unmeasured, figures: [], note: 'not measured: no disk' }]);
    expect(table).toContain('| not measured: no disk |');
    expect(table).toContain('| not measured |');
  });

  it('tells rows that have no target', () => {
    const { met: _, target: __, ...free } = row;
    expect(formatTable([free])).toContain('(for information)');
  });
});
