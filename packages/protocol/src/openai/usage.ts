/** The tokens of a request. */
export interface OpenAiUsage {
  readonly prompt_tokens: number;

  /** Of all answers together. */
  readonly completion_tokens: number;
  readonly total_tokens: number;
  readonly prompt_tokens_details?: {
    /** Tokens of the prompt that an earlier request had already read. */
    readonly cached_tokens: number;
  };
}
