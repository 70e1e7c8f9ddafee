/** Texts that are remembered: one for each request that may be between being counted and being answered. */
const mostRemembered = 8;

/** Shorter texts are read about as fast as found, and would push the long ones out. */
const shortestRemembered = 256;

interface ReadText {
  readonly text: string;
  readonly parseSpecial: boolean;
  readonly tokens: Uint32Array;
}

/** The tokens of long texts that were read a moment ago. */
export class RecentTexts {
  readonly #recent: ReadText[] = [];

  /** The tokens of a text: those that are remembered, or what `read` gives. */
  tokensOf(text: string, parseSpecial: boolean, read: () => ArrayLike<number>): number[] {
    const known = this.#recent.find((entry) => entry.text === text && entry.parseSpecial === parseSpecial);
    if (known !== undefined) return Array.from(known.tokens);
    const tokens = Array.from(read());
    if (text.length >= shortestRemembered) this.#remember({ text, parseSpecial, tokens: Uint32Array.from(tokens) });
    return tokens;
  }

  #remember(read: ReadText): void {
    this.#recent.push(read);
    if (this.#recent.length > mostRemembered) this.#recent.shift();
  }
}
