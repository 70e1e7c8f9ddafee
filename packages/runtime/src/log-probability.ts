/** The natural logarithm of a token's probability before any sampling step. */
export interface TokenProbability {
  /** The token's text; part of a character shows as U+FFFD. */
  readonly token: string;

  /** At most 0. */
  readonly logProbability: number;

  /** The token's own UTF-8 bytes, which may be part of a character. */
  readonly bytes: readonly number[];
}

/** One generated token and what else it might have been. */
export interface LogProbability extends TokenProbability {
  /** The likeliest tokens at this place, likeliest first; as many as were asked for. */
  readonly alternatives?: readonly TokenProbability[];
}
