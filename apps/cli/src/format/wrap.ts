import { displayWidth } from './display-width.js';

/**
 * Breaks a text into lines of at most `width` columns, between words. A word that is longer stays whole; line breaks
 * of the text are kept. Columns are counted as a terminal does: two for East Asian characters and emoji.
 */
export function wrapText(text: string, width: number): string[] {
  return text.split(/\r?\n/).flatMap((line) => (displayWidth(line) <= width ? [line] : wrapLine(line, width)));
}

function wrapLine(line: string, width: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(/\s+/).filter((part) => part !== '')) {
    const extended = current === '' ? word : `${current} ${word}`;
    if (current !== '' && displayWidth(extended) > width) {
      lines.push(current);
      current = word;
    } else current = extended;
  }
  lines.push(current);
  return lines;
}
