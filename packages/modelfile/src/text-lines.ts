/** One line of a text. */
export interface TextLine {
  /** Without its end. */
  readonly text: string;
  /** How the line ends: `\n`, `\r\n`, `\r`, or nothing at the end of the text. */
  readonly end: string;
}

/** Splits a text so that nothing is lost. A text that ends with a newline has no empty line after it. */
export function splitLines(text: string): TextLine[] {
  const lines: TextLine[] = [];
  for (const match of text.matchAll(/([^\r\n]*)(\r\n|\r|\n)|[^\r\n]+$/g)) {
    lines.push({ text: match[1] ?? match[0], end: match[2] ?? '' });
  }
  return lines;
}
