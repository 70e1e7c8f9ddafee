import { Tokenizer } from '@huggingface/tokenizers';
import {
  checkTokens,
  isJsonObject,
  type JsonObject,
  RecentTexts,
  tokenPiece,
  type TokenPiece,
} from '@puna/runtime/adapter';
import { addsSpace, spellingOf, tokenBytes, type Spelling } from './token-bytes.js';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/** What a vocabulary is made from. */
export interface VocabularyFiles {
  /** tokenizer.json. */
  readonly tokenizer: JsonObject;

  /** tokenizer_config.json. */
  readonly config: JsonObject;

  /** Numbers of the tokens that end an answer. */
  readonly ends: readonly number[];

  /** Tokens that the model knows; its table may be longer than the tokenizer's. */
  readonly size: number | undefined;
}

/** A text with its neighbour, as encoders read them. */
export interface PairTokens {
  readonly ids: readonly number[];

  /** 0 for each token of the first text, 1 for those of the second. */
  readonly types: readonly number[];
}

/** A model's tokens. Pieces are kept once made: looking one up costs an array access. */
export class Vocabulary {
  readonly size: number;

  /** The tokens before and behind a text that the model wants there. */
  readonly prefix: readonly number[];
  readonly suffix: readonly number[];
  readonly #files: VocabularyFiles;
  readonly #tokenizer: Tokenizer;
  readonly #spelling: Spelling;
  readonly #controls: ReadonlySet<number>;
  readonly #ends: ReadonlySet<number>;
  readonly #pieces: (TokenPiece | undefined)[] = [];
  readonly #recent = new RecentTexts();
  #plain: Tokenizer | undefined;

  /** @throws whatever the tokenizer's library finds wrong with the files. */
  constructor(files: VocabularyFiles) {
    this.#files = files;
    this.#tokenizer = new Tokenizer(files.tokenizer, files.config);
    this.#spelling = spellingOf(files.tokenizer);
    this.#controls = new Set(this.#tokenizer.get_added_tokens_decoder().keys());
    this.#ends = new Set(files.ends);
    const known = Math.max(-1, ...this.#tokenizer.get_vocab().values()) + 1;
    this.size = Math.max(known, files.size ?? 0);
    const bare = this.#tokenizer.encode('a', { add_special_tokens: false }).ids;
    const whole = this.#tokenizer.encode('a').ids;
    const at = Math.max(0, whole.indexOf(bare[0] ?? -1));
    this.prefix = whole.slice(0, at);
    this.suffix = whole.slice(at + bare.length);
  }

  /** How many special tokens `withSpecial` adds. */
  get addedTokens(): number {
    return this.prefix.length + this.suffix.length;
  }

  /** The tokens of a text. A prompt that was counted a moment ago is not read again. */
  tokenize(text: string, parseSpecial = true): number[] {
    if (text === '') return [];
    return this.#recent.tokensOf(text, parseSpecial, () => {
      const tokenizer = parseSpecial ? this.#tokenizer : this.#plainTokenizer();
      return knownIds(tokenizer.encode(text, { add_special_tokens: false }).ids);
    });
  }

  /** Puts the special tokens around a text that the model wants there. */
  withSpecial(tokens: readonly number[]): number[] {
    return [...this.prefix, ...tokens, ...this.suffix];
  }

  /** The tokens of a prompt: those that begin a text are added unless they are there, those that end it are not. */
  tokenizePrompt(text: string): number[] {
    const tokens = this.tokenize(text);
    const begins = this.prefix.every((token, index) => tokens[index] === token);
    return begins ? tokens : [...this.prefix, ...tokens];
  }

  /** Two texts with the special tokens that the model wants around and between them. */
  tokenizePair(first: string, second: string): PairTokens {
    // An empty second text would not count as one.
    const options = { text_pair: second === '' ? ' ' : second, return_token_type_ids: true } as const;
    const { ids, token_type_ids: types = [] } = this.#tokenizer.encode(first, options);
    return { ids: knownIds(ids), types };
  }

  /** @throws InvalidRequestError where a number is no token. */
  detokenize(tokens: readonly number[]): string {
    checkTokens(tokens, this.size);
    const text = decoder.decode(Buffer.concat(tokens.map((token) => this.piece(token).bytes)));
    const hasAddedSpace = this.#spelling === 'word-piece' || addsSpace(this.#files.tokenizer);
    return hasAddedSpace && text.startsWith(' ') ? text.slice(1) : text;
  }

  piece(token: number): TokenPiece {
    return (this.#pieces[token] ??= tokenPiece(this.#bytes(token)));
  }

  /** Whether the token ends an answer. */
  endsAnswer(token: number): boolean {
    return this.#ends.has(token);
  }

  #bytes(token: number): Uint8Array {
    // A model's table may have rows behind the last token.
    const spelling = this.#tokenizer.id_to_token(token) ?? '';
    return this.#controls.has(token) ? encoder.encode(spelling) : tokenBytes(spelling, this.#spelling);
  }

  /** A second tokenizer to which spellings of control tokens are text like any other. Most programs never need it. */
  #plainTokenizer(): Tokenizer {
    const added = this.#files.tokenizer['added_tokens'];
    const kept = Array.isArray(added) ? (added as readonly unknown[]).filter((token) => !isControl(token)) : [];
    this.#plain ??= new Tokenizer({ ...this.#files.tokenizer, added_tokens: kept }, this.#files.config);
    return this.#plain;
  }
}

function isControl(token: unknown): boolean {
  return isJsonObject(token) && token['special'] === true;
}

/** A vocabulary without a token for the unknown leaves such characters without a number. */
function knownIds(ids: readonly (number | undefined)[]): number[] {
  return ids.filter((id) => id !== undefined);
}
