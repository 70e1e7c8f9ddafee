import { ModelfileSyntaxError } from './errors/modelfile-syntax-error.js';
import type { Place } from './place.js';
import { readValue, type ReadValue } from './read-value.js';
import type { TextLine } from './text-lines.js';

export const unexpectedEnd = 'unexpected EOF';

/** Goes along one line of a Modelfile, and over the following ones where a value goes on there. */
export class LineCursor {
  readonly #lines: readonly TextLine[];
  readonly #at: number;
  #column = 0;

  constructor(lines: readonly TextLine[], at: number) {
    this.#lines = lines;
    this.#at = at;
  }

  /** The number of the line, from 1. */
  get line(): number {
    return this.#at + 1;
  }

  /** What is left of the line. */
  get rest(): string {
    return this.#text.slice(this.#column);
  }

  /** Whether the line is the last one and has no end. */
  get endsText(): boolean {
    return this.#lines[this.#at]?.end === '';
  }

  skipBlanks(): void {
    this.take(/^[ \t]*/);
  }

  /** Steps over what the pattern matches here and returns it. */
  take(pattern: RegExp): string {
    const found = pattern.exec(this.rest)?.[0] ?? '';
    this.#column += found.length;
    return found;
  }

  /** Whether a space or tab comes next. */
  get isAtBlank(): boolean {
    return /^[ \t]/.test(this.rest);
  }

  /** The value that begins here, and where it begins; throws where its quotes never end. */
  readValue(): ReadValue & { readonly place: Place } {
    this.skipBlanks();
    const { place } = this;
    const read = readValue(this.rest, this.#lines, this.#at);
    if (read !== undefined) return { ...read, place };
    const hint = `the value that begins on line ${this.line} has no closing quotes: end one of its lines with them`;
    throw this.error(unexpectedEnd, hint);
  }

  /** An error at this place. */
  error(message: string, hint: string): ModelfileSyntaxError {
    return new ModelfileSyntaxError(message, hint, this.place);
  }

  get place(): Place {
    return { line: this.line, column: this.#column + 1 };
  }

  get #text(): string {
    return this.#lines[this.#at]?.text ?? '';
  }
}
