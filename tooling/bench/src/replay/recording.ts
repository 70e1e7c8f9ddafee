import type { Capabilities, GenerateUsage, MemoryUse, ModelLimits, TokenizeOptions } from '@puna/runtime';

/** What a model did while it was recorded, as plain data, so that another process can play it again. */
export interface Recording {
  readonly capabilities: Capabilities;
  readonly limits: ModelLimits;
  readonly memory: MemoryUse;
  readonly tokenized: readonly TokenizedText[];

  /** The pieces of text of the last answer, as they came. */
  readonly pieces: readonly string[];

  /** What that answer took. */
  readonly usage: GenerateUsage;
}

/** One answer of `tokenize`. */
export interface TokenizedText {
  /** See `callKey`. */
  readonly key: string;
  readonly tokens: readonly number[];
}

/** What makes two calls of `tokenize` the same. */
export function callKey(text: string, options: TokenizeOptions = {}): string {
  const { addSpecial = false, parseSpecial = true } = options;
  return JSON.stringify([text, addSpecial, parseSpecial]);
}
