import { displayWidth } from '../format/display-width.js';

/** How many characters of a line are shown before the place and from it on, so that it fits on a terminal. */
const shownBefore = 50;
const shownAfter = 25;

const indent = '  ';

/**
 * The line of a text that a place lies in, with a caret below the place. Both count from 1, columns in UTF-16 units.
 *
 * @returns nothing where there is nothing to see in that line.
 */
export function sourceExcerpt(text: string, place: { readonly line: number; readonly column: number }): string {
  const line = text.split(/\r\n|\r|\n/)[place.line - 1] ?? '';
  if (line.trim() === '') return '';
  const before = Array.from(line.slice(0, place.column - 1), visible);
  const after = Array.from(line.slice(place.column - 1), visible);
  const start = before.length > shownBefore ? `…${before.slice(-shownBefore).join('')}` : before.join('');
  const end = after.length > shownAfter ? `${after.slice(0, shownAfter).join('')}…` : after.join('');
  return `${indent}${start}${end}\n${indent}${' '.repeat(displayWidth(start))}^`;
}

/** A tab is as wide as one space, or the caret would stand elsewhere; what a terminal may act on or hide is made visible. */
function visible(character: string): string {
  if (character === '\t') return ' ';
  return /[\p{Control}\p{Format}]/u.test(character) ? '\u{fffd}' : character;
}
