/** How the next token is chosen. Absent values mean the adapter's default, which is to leave the step out. */
export interface SamplingSettings {
  /** 0 always takes the most likely token. Default 0.8. */
  readonly temperature?: number;

  /** Choose among this many of the most likely tokens; 0 leaves the step out. */
  readonly topK?: number;

  /** Choose among the most likely tokens whose probabilities add up to this; 1 leaves the step out. */
  readonly topP?: number;

  /** Choose among tokens at least this likely compared with the likeliest; 0 leaves the step out. */
  readonly minP?: number;

  /** Locally typical sampling; 1 leaves the step out. */
  readonly typicalP?: number;

  /** The same seed and request give the same answer. Absent or negative: random. */
  readonly seed?: number;

  /** Divides the logits of recent tokens; 1 leaves the step out. */
  readonly repeatPenalty?: number;

  /** How many recent tokens the penalties look at; 0 none, -1 the whole context. */
  readonly repeatLastTokens?: number;

  /** Subtracted from the logit of each token that occurred. 0 leaves the step out. */
  readonly presencePenalty?: number;

  /** Subtracted from a token's logit for each time it occurred. 0 leaves the step out. */
  readonly frequencyPenalty?: number;

  /**
   * Added to the logits of tokens, by token id: -100 as good as forbids a token, 100 as good as demands it.
   * Ids outside of the vocabulary are refused with an `InvalidRequestError`.
   */
  readonly logitBias?: Readonly<Record<string, number>>;
}
