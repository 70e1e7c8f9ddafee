import type { Capabilities } from './capabilities.js';
import type { EmbedRequest, EmbedResult } from './embed.js';
import type { GenerateEvent } from './generate-event.js';
import type { GenerateRequest } from './generate-request.js';
import type { MemoryUse } from './memory-use.js';
import type { RerankRequest, RerankResult } from './rerank.js';
import type { TokenizeOptions } from './tokenize-options.js';

/** A model that is loaded and ready. Methods may be called at the same time; work beyond the slots waits in order. */
export interface LoadedModel {
  readonly capabilities: Capabilities;

  readonly limits: ModelLimits;

  /** Resolves when the model is gone: after `close`, or with the error where its process crashed. Never rejects. */
  readonly closed: Promise<Error | undefined>;

  /** The memory it takes now. */
  memory(): Promise<MemoryUse>;

  /** Text to token ids. */
  tokenize(text: string, options?: TokenizeOptions): Promise<number[]>;

  /** Token ids to text. Bytes that are no valid UTF-8 become U+FFFD. */
  detokenize(tokens: readonly number[]): Promise<string>;

  /**
   * Generates. The stream begins when the first event is read; leaving the loop early, or aborting
   * `request.signal`, frees the slot within one token.
   *
   * @throws UnsupportedError where the capabilities do not declare what the request needs.
   * @throws ContextExceededError where the prompt does not fit and must not be cut.
   * @throws InvalidRequestError where a value can't be used (a schema that no grammar can express).
   * @throws ModelCrashedError where the model's process ended.
   * @throws the signal's reason where `request.signal` aborts.
   */
  generate(request: GenerateRequest): AsyncIterable<GenerateEvent>;

  /**
   * Turns texts into vectors, in the order of the inputs.
   *
   * @throws the same errors as `generate`.
   */
  embed(request: EmbedRequest): Promise<EmbedResult>;

  /**
   * Scores documents by how well they answer a query.
   *
   * @throws the same errors as `generate`.
   */
  rerank(request: RerankRequest): Promise<RerankResult>;

  /** Ends running work with a `ModelClosedError` and gives the memory back. May be called more than once. */
  close(): Promise<void>;
}

/** What a loaded model is bounded by. Lengths are in tokens. */
export interface ModelLimits {
  /** Tokens that one sequence can hold: prompt and answer together. */
  readonly contextLength: number;

  /** The context length that the model was trained with. */
  readonly trainedContextLength: number;

  /** Sequences that are worked on at the same time. */
  readonly slots: number;

  /** Length of an embedding vector; 0 where an engine elsewhere does not tell. */
  readonly embeddingLength: number;

  /** Number of tokens in the vocabulary; 0 where an engine elsewhere does not tell. */
  readonly vocabularySize: number;

  /** Special tokens that the tokenizer adds around a text by itself (BOS, EOS, CLS, SEP): 0, 1 or 2. */
  readonly addedTokens: number;
}
