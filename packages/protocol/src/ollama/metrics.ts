/** What a generation took, in the last object of an answer. Durations are whole nanoseconds; zeros are left out. */
export interface Metrics {
  /** From the request's arrival. */
  readonly total_duration?: number;

  /** From the request's arrival until the model was ready. */
  readonly load_duration?: number;

  /** Tokens of the prompt. */
  readonly prompt_eval_count?: number;
  readonly prompt_eval_duration?: number;

  /** Tokens that were generated. */
  readonly eval_count?: number;
  readonly eval_duration?: number;
}

/** What of a request was not done as asked. The original has no such field: it is absent where all was done. */
export interface AnswerWarnings {
  /** One sentence each. */
  readonly warnings?: readonly string[];
}

/** Why a generation ended, or that the model was only loaded or unloaded. */
export type DoneReason = 'stop' | 'length' | 'load' | 'unload';

/** A token, the natural logarithm of its probability, and its UTF-8 bytes (part of a character, perhaps). */
export interface TokenLogprob {
  readonly token: string;
  readonly logprob: number;
  readonly bytes: readonly number[];
}

/** One generated token and, where asked for, the likeliest tokens at its place. */
export interface LogprobEntry extends TokenLogprob {
  readonly top_logprobs?: readonly TokenLogprob[];
}

/** The rendered prompt, where `_debug_render_only` asked for it instead of an answer. */
export interface DebugInfo {
  readonly rendered_template: string;
  readonly image_count?: number;
}
