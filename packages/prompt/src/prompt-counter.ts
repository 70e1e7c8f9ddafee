import type { Media } from '@puna/runtime';

/** What is to be counted, and with what. */
export interface PromptCounterOptions {
  /** Tokens that a prompt may have. */
  readonly contextLength: number;
  readonly countTokens: (text: string) => Promise<number>;

  /** Tokens to add for each image or sound. Default 0. */
  readonly tokensPerMedia?: number;
}

/** A rendered prompt and its media. */
interface CountedPrompt {
  readonly prompt: string;
  readonly media: readonly Media[];
}

/** Some tokenizers put a token of their own before a text that begins a prompt. Every other token stands for a byte or more. */
const tokensWithoutBytes = 1;

/** Where two parts of a text meet, a tokenizer may make a few tokens more or fewer than for each part alone. */
const borderTokens = 8;

/**
 * Tells whether prompts fit that are each the one before without a part in the middle. Such a prompt is not tokenised:
 * the tokens of the part that is gone are taken off. Only where that comes too near to the limit is it counted whole.
 */
export class PromptCounter {
  readonly #options: PromptCounterOptions;

  /** The last prompt that was too long. */
  #tooLong: { readonly prompt: string; readonly tokens: number } | undefined;

  constructor(options: PromptCounterOptions) {
    this.#options = options;
  }

  async fits({ prompt, media }: CountedPrompt): Promise<boolean> {
    const { contextLength, tokensPerMedia = 0 } = this.#options;
    const room = contextLength - media.length * tokensPerMedia;
    if (Buffer.byteLength(prompt) + tokensWithoutBytes <= room) return true;
    const tokens = await this.#count(prompt, room);
    if (tokens <= room) return true;
    this.#tooLong = { prompt, tokens };
    return false;
  }

  async #count(prompt: string, room: number): Promise<number> {
    const { countTokens } = this.#options;
    const gone = this.#tooLong === undefined ? undefined : removedPart(this.#tooLong.prompt, prompt);
    if (this.#tooLong === undefined || gone === undefined) return countTokens(prompt);
    const tokens = this.#tooLong.tokens - (await countTokens(gone));
    return Math.abs(tokens - room) <= borderTokens ? countTokens(prompt) : tokens;
  }
}

/** The one part by which a text is shorter than another; undefined where they differ otherwise. */
function removedPart(longer: string, shorter: string): string | undefined {
  const length = longer.length - shorter.length;
  if (length < 0) return undefined;
  let start = 0;
  while (start < shorter.length && longer[start] === shorter[start]) start += 1;
  return longer.endsWith(shorter.slice(start)) ? longer.slice(start, start + length) : undefined;
}
