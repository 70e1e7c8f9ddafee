/** The first place from `at` on that holds no white space; the text's end if there is none. */
export function skipSpace(text: string, at: number): number {
  let index = at;
  while (index < text.length && /\s/.test(text.charAt(index))) index += 1;
  return index;
}

/** The place after a literal that stands at `at`; `more` if the text ends inside it, `no` if something else is there. */
export function follow(text: string, at: number, literal: string): number | 'more' | 'no' {
  if (text.startsWith(literal, at)) return at + literal.length;
  return literal.startsWith(text.slice(at)) ? 'more' : 'no';
}

/**
 * The end of a part with the text that closes it, where it is there after white space; without it, the end as it is.
 * Undefined if more text could bring it.
 */
export function withClosing(text: string, end: number, closing: string, isComplete: boolean): number | undefined {
  const closed = follow(text, skipSpace(text, end), closing);
  if (typeof closed === 'number') return closed;
  return closed === 'more' && !isComplete ? undefined : end;
}

/** Where the bracket that opens at `start` is closed, brackets in strings not counted; undefined if it stays open. */
export function endOfBrackets(text: string, start: number, quotes = '"'): number | undefined {
  let depth = 0;
  let quote = '';
  for (let index = start; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (quote !== '') {
      if (character === '\\') index += 1;
      else if (character === quote) quote = '';
    } else if (quotes.includes(character)) quote = character;
    else if ('{[('.includes(character)) depth += 1;
    else if ('}])'.includes(character)) {
      depth -= 1;
      if (depth === 0) return index + 1;
    }
  }
  return undefined;
}
