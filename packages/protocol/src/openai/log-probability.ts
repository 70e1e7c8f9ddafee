import type { TokenLogprob } from '../ollama/metrics.js';

/** One generated token and the likeliest tokens at its place, as many as were asked for. */
export interface OpenAiLogProbability extends TokenLogprob {
  readonly top_logprobs: readonly TokenLogprob[];
}
