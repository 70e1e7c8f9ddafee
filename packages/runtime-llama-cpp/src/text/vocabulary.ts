import { checkTokens, RecentTexts, tokenPiece, type TokenPiece } from '@puna/runtime/adapter';
import type { NativeModel } from '../native/binding.js';
import { tokenBytes, vocabularyTypes } from './token-bytes.js';

/** A model's tokens. Pieces are kept once made: looking one up costs an array access. */
export class Vocabulary {
  readonly size: number;

  /** The token before a text, where the model wants one. */
  readonly prefix: number | undefined;

  /** The token after a text, where the model wants one (encoders do). */
  readonly suffix: number | undefined;
  readonly #model: NativeModel;
  readonly #type: number;
  readonly #pieces: (TokenPiece | undefined)[] = [];
  readonly #recent = new RecentTexts();
  readonly #ends: (boolean | undefined)[] = [];

  constructor(model: NativeModel, size: number) {
    this.#model = model;
    this.size = size;
    this.#type = model.getVocabularyType();
    const wordPiece = this.#type === vocabularyTypes.wordPiece;
    this.prefix = wordPiece || model.shouldPrependBosToken() ? existing(model.tokenBos()) : undefined;
    this.suffix = wordPiece
      ? existing(model.sepToken())
      : model.shouldAppendEosToken()
        ? existing(model.tokenEos())
        : undefined;
  }

  /** How many special tokens `withSpecial` adds. */
  get addedTokens(): number {
    return (this.prefix === undefined ? 0 : 1) + (this.suffix === undefined ? 0 : 1);
  }

  /** The tokens of a text. A prompt that was counted a moment ago is not read again. */
  tokenize(text: string, parseSpecial = true): number[] {
    if (text === '') return [];
    return this.#recent.tokensOf(text, parseSpecial, () => this.#model.tokenize(text, parseSpecial));
  }

  /** Puts the special tokens around a text that the model wants there and that are not there yet. */
  withSpecial(tokens: readonly number[]): number[] {
    const result = [...tokens];
    if (this.prefix !== undefined && result[0] !== this.prefix) result.unshift(this.prefix);
    if (this.suffix !== undefined && (result.length < 2 || result.at(-1) !== this.suffix)) result.push(this.suffix);
    return result;
  }

  /** The tokens of a prompt: the token that begins a text is added, the one that ends it is not. */
  tokenizePrompt(text: string): number[] {
    const tokens = this.tokenize(text);
    if (this.prefix !== undefined && tokens[0] !== this.prefix) tokens.unshift(this.prefix);
    return tokens;
  }

  /** @throws InvalidRequestError where a number is no token: llama.cpp would end the process. */
  detokenize(tokens: readonly number[]): string {
    checkTokens(tokens, this.size);
    return tokens.length === 0 ? '' : this.#model.detokenize(Uint32Array.from(tokens), true);
  }

  piece(token: number): TokenPiece {
    return (this.#pieces[token] ??= tokenPiece(tokenBytes(this.#model, this.#type, token)));
  }

  /** Whether the token ends an answer. */
  endsAnswer(token: number): boolean {
    return (this.#ends[token] ??= this.#model.isEogToken(token));
  }
}

function existing(token: number): number | undefined {
  return token < 0 ? undefined : token;
}
