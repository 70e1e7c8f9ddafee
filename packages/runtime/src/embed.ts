/** Texts to turn into vectors. */
export interface EmbedRequest {
  readonly inputs: readonly string[];

  /** A text beyond the context is cut at its end (true) or refused with a `ContextExceededError` (false). Default true. */
  readonly truncate?: boolean;

  /** Scale each vector to length 1. Default true. */
  readonly normalize?: boolean;

  readonly signal?: AbortSignal;
}

/** The vectors of the inputs, in their order. */
export interface EmbedResult {
  readonly embeddings: readonly (readonly number[])[];

  /** Tokens that were read for each input, after cutting. */
  readonly inputTokens: readonly number[];
}
