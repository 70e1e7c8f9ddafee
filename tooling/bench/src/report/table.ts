import type { Figure, Row } from '../row.js';

const header = ['name', 'measured', 'figures', 'ratio', 'target', 'met', 'rounds'] as const;

/** The rows as a Markdown table whose columns line up in a terminal too. */
export function formatTable(rows: readonly Row[]): string {
  const lines = [header, ...rows.map(cellsOf)];
  const widths = header.map((_, column) => Math.max(3, ...lines.map((cells) => cells[column]?.length ?? 0)));
  const join = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [join(header), join(widths.map((width) => '-'.repeat(width))), ...lines.slice(1).map(join)].join('\n');
}

function cellsOf(row: Row): string[] {
  const { name, measured, figures, ratio, target, rounds, note } = row;
  const numbers = figures.map(formatFigure).join(', ');
  return [
    name,
    measured,
    note === undefined ? numbers : [numbers, note].filter((part) => part !== '').join('; '),
    ratio === undefined ? '' : ratio.toFixed(2),
    target ?? '(for information)',
    formatMet(row),
    String(rounds),
  ];
}

function formatMet({ met, target }: Row): string {
  if (met !== undefined) return met ? 'met' : 'NOT MET';
  return target === undefined ? '' : 'not measured';
}

function formatFigure({ label, value, unit }: Figure): string {
  const digits = value < 1 ? 3 : value < 100 ? 1 : 0;
  return `${label} ${value.toFixed(digits)} ${unit}`;
}
