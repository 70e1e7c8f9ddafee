/** llama.cpp's kinds of tokens, by number. */
export const tokenTypes = { normal: 1, unknown: 2, control: 3, userDefined: 4, unused: 5, byte: 6 } as const;

/** A token of a vocabulary. */
export interface Token {
  text: string;
  /** One of `tokenTypes`. */
  type: number;
  /** How much the tokenizer likes it; used by SentencePiece's algorithms alone. */
  score: number;
}

/** Four times the largest vocabulary in use, and what a GGUF reader's limit on all arrays together leaves room for. */
export const largestVocabulary = 1024 * 1024;

/** A vocabulary, with the id of each token. Ids that no token has become padding. */
export class Vocabulary {
  readonly tokens: Token[] = [];

  readonly #ids = new Map<string, number>();

  /** @param size how many ids the model has; tokens beyond are left out */
  constructor(size: number) {
    for (let id = 0; id < size; id += 1) this.tokens.push(padding(id));
  }

  /** Sets a token, or replaces it. Says false where the model has no such id. */
  set(id: number, token: Token): boolean {
    if (!Number.isInteger(id) || id < 0 || id >= this.tokens.length) return false;
    this.tokens[id] = token;
    this.#ids.set(token.text, id);
    return true;
  }

  get(id: number): Token | undefined {
    return this.tokens[id];
  }

  /** The id of a token by its text. */
  id(text: string): number | undefined {
    return this.#ids.get(text);
  }

  /**
   * The tokens with texts that llama.cpp can tell apart, or it stops: what appears again, is empty, or would be cut off at
   * its end becomes padding.
   */
  withoutDoubles(): readonly Token[] {
    const seen = new Set<string>();
    const taken = new Set(this.tokens.map(({ text }) => text));
    return this.tokens.map((token, id) => {
      const isUsable = token.text !== '' && !token.text.includes('\0') && !seen.has(token.text);
      const usable = isUsable ? token : unlike(taken, id);
      seen.add(usable.text);
      taken.add(usable.text);
      return usable;
    });
  }
}

/** Padding with a text that no other token has. */
function unlike(taken: ReadonlySet<string>, id: number): Token {
  const token = padding(id);
  while (taken.has(token.text)) token.text += '_';
  return token;
}

function padding(id: number): Token {
  return { text: `[PAD${id}]`, type: tokenTypes.unused, score: -10_000 };
}
