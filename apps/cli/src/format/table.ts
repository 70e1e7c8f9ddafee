import { displayWidth } from './display-width.js';
import { wrapText } from './wrap.js';

/** How a table is laid out. */
export interface TableLayout {
  /** The cells of the line above the rows. Without it the table has rows only. */
  readonly header?: readonly string[];

  /** Cells wider than this many columns are broken between words. */
  readonly cellWidth?: number;
}

const gap = '    ';

/**
 * A table without borders: columns as wide as their widest cell, aligned left, four spaces after every cell and one
 * space after the last cell of the header. Each line ends with a line break.
 */
export function formatTable(rows: readonly (readonly string[])[], layout: TableLayout = {}): string {
  const { header, cellWidth = 30 } = layout;
  const brokenRows = rows.map((row) => row.map((cell) => wrapText(cell, cellWidth)));
  const columns = Math.max(header?.length ?? 0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(
      displayWidth(header?.[column] ?? ''),
      ...brokenRows.flatMap((row) => (row[column] ?? []).map((line) => displayWidth(line))),
    ),
  );

  const lines = brokenRows.flatMap((row) => tableLines(row, widths).map((line) => line + gap));
  if (header !== undefined)
    lines.unshift(
      `${tableLines(
        header.map((cell) => [cell]),
        widths,
      ).join('')} `,
    );
  return lines.map((line) => `${line}\n`).join('');
}

/** The lines of one row, which has as many as its tallest cell. The last cell has no gap after it yet. */
function tableLines(row: readonly (readonly string[])[], widths: readonly number[]): string[] {
  const height = Math.max(1, ...row.map((cell) => cell.length));
  return Array.from({ length: height }, (_, line) =>
    widths.map((width, column) => padEnd(row[column]?.[line] ?? '', width)).join(gap),
  );
}

function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}
