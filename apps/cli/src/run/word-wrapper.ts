import { displayWidth } from '../format/display-width.js';

const margin = 5;
const narrowest = 10;

/**
 * Breaks streamed text between words for a terminal. A word that does not fit any more is taken back from the line
 * where it began and written again on the next one, since its first letters are on the screen already.
 */
export class WordWrapper {
  readonly #width: number;
  #column = 0;
  #word = '';

  /** @param width of the terminal. Below ten columns nothing is broken. */
  constructor(width: number) {
    this.#width = width - margin;
  }

  /** The text to write, with line breaks and cursor movements. */
  wrap(text: string): string {
    if (this.#width < narrowest - margin) return text;
    return Array.from(text, (character) => this.#place(character)).join('');
  }

  #place(character: string): string {
    if (character === '\n' || character === '\r') {
      this.#column = 0;
      this.#word = '';
      return character;
    }
    const width = displayWidth(character);
    const before = this.#column + width > this.#width ? this.#breakLine() : '';
    this.#column += width;
    // A line may be broken after any wide character: those scripts have no spaces.
    this.#word = character === ' ' || character === '\t' || width > 1 ? '' : this.#word + character;
    return before + character;
  }

  #breakLine(): string {
    const wordWidth = displayWidth(this.#word);
    if (wordWidth >= this.#column) {
      // The word fills the line: it is broken here.
      this.#column = 0;
      this.#word = '';
      return '\n';
    }
    this.#column = wordWidth;
    return `${wordWidth > 0 ? `\u001B[${wordWidth}D` : ''}\u001B[K\n${this.#word}`;
  }
}
