import { InvalidRequestError } from '@puna/runtime';
import type { NativeModel } from '../native/binding.js';
import { tokenBytes, vocabularyTypes } from './token-bytes.js';
import type { TokenPiece } from './token-piece.js';
import { incompleteTail } from './utf8-assembler.js';

const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Texts that are remembered: one for each request that may be between being counted and being answered. */
const mostRemembered = 8;

/** Shorter texts are read faster than found, and would push the long ones out. */
const shortestRemembered = 256;

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
  readonly #recent: ReadText[] = [];
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
    const known = this.#recent.find((entry) => entry.text === text && entry.parseSpecial === parseSpecial);
    const tokens = known?.tokens ?? this.#model.tokenize(text, parseSpecial);
    if (known === undefined) this.#remember({ text, parseSpecial, tokens });
    return Array.from(tokens);
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

  #remember(read: ReadText): void {
    if (read.text.length < shortestRemembered) return;
    this.#recent.push(read);
    if (this.#recent.length > mostRemembered) this.#recent.shift();
  }

  /** Whether the token ends an answer. */
  endsAnswer(token: number): boolean {
    return (this.#ends[token] ??= this.#model.isEogToken(token));
  }
}

/** A text that was read a moment ago. */
interface ReadText {
  readonly text: string;
  readonly parseSpecial: boolean;
  readonly tokens: Uint32Array;
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
