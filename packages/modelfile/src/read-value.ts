import type { TextLine } from './text-lines.js';

/** A value and where it ends. */
export interface ReadValue {
  /** Without its quotes. */
  readonly value: string;
  /** How many lines it takes, the first included. */
  readonly lineCount: number;
}

const tripleQuote = '"""';

/**
 * Characters that are dropped from values: everything but letters, marks, digits, punctuation, symbols and the
 * ordinary white space. A no-break space or a zero-width joiner is dropped too, as in the original.
 */
const dropped = /[^\p{L}\p{M}\p{N}\p{P}\p{S} \t\r\n]/gu;

/**
 * Reads the value of an instruction.
 *
 * There are no escapes. A value that begins with quotes ends at the first line that ends with the same quotes;
 * every other value ends with its line.
 *
 * @param first what follows the instruction on its own line.
 * @param lines where the value may go on: `lines[at]` is the instruction's own line.
 * @returns nothing where the closing quotes are missing.
 */
export function readValue(first: string, lines: readonly TextLine[], at: number): ReadValue | undefined {
  let line = clean(first);
  const start = line.trim();
  const quote = quotesOf(start);
  if (quote === '') return { value: start, lineCount: 1 };
  const pieces = [line];
  // The opening quotes are not the closing ones.
  let closed = start.length >= 2 * quote.length && start.endsWith(quote);
  let next = at + 1;
  for (; !closed; next += 1) {
    const following = lines[next];
    if (following === undefined) return undefined;
    line = clean(following.text);
    pieces.push(lines[next - 1]?.end ?? '', line);
    closed = line.trimEnd().endsWith(quote);
  }
  return { value: pieces.join('').trim().slice(quote.length, -quote.length), lineCount: next - at };
}

function quotesOf(text: string): string {
  if (text.startsWith(tripleQuote)) return tripleQuote;
  return text.startsWith('"') ? '"' : '';
}

/** What of a text a value can hold. */
export function clean(text: string): string {
  return text.replace(dropped, '');
}
