import { InvalidRequestError } from '@puna/runtime';
import type { NativeModel } from '../native/binding.js';
import { tokenBytes, vocabularyTypes } from './token-bytes.js';
import type { TokenPiece } from './token-piece.js';
import { incompleteTail } from './utf8-assembler.js';

const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

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

  tokenize(text: string, parseSpecial = true): number[] {
    return text === '' ? [] : Array.from(this.#model.tokenize(text, parseSpecial));
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
    const wrong = tokens.find((token) => !Number.isInteger(token) || token < 0 || token >= this.size);
    if (wrong !== undefined) {
      throw new InvalidRequestError(
        `${wrong} is no token of this model: its tokens are whole numbers from 0 to ${this.size - 1}.`,
      );
    }
    return tokens.length === 0 ? '' : this.#model.detokenize(Uint32Array.from(tokens), true);
  }

  piece(token: number): TokenPiece {
    return (this.#pieces[token] ??= makePiece(tokenBytes(this.#model, this.#type, token)));
  }

  /** Whether the token ends an answer. */
  endsAnswer(token: number): boolean {
    return (this.#ends[token] ??= this.#model.isEogToken(token));
  }
}

function existing(token: number): number | undefined {
  return token < 0 ? undefined : token;
}

function makePiece(bytes: Uint8Array): TokenPiece {
  if (incompleteTail(bytes) > 0) return { bytes, text: undefined };
  try {
    return { bytes, text: strictDecoder.decode(bytes) };
  } catch {
    return { bytes, text: undefined };
  }
}
