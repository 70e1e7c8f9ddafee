/** What one generation took, seen by whoever read its stream. Durations are in milliseconds. */
export interface StreamTimes {
  /** From the request to the first piece of text. */
  readonly firstToken: number;

  /** From the first piece of text to the last. */
  readonly generation: number;

  readonly promptTokens: number;
  readonly generatedTokens: number;
}

/** Fewer tokens than this say nothing about a rate. */
const fewestTokens = 16;

/**
 * Tokens per second between the first piece of text and the last.
 *
 * @throws RangeError where the model ended its answer too early.
 */
export function decodeRate({ generation, generatedTokens }: StreamTimes): number {
  if (generatedTokens < fewestTokens)
    throw new RangeError(`the model ended after ${generatedTokens} tokens: too few for a rate`);
  return ((generatedTokens - 1) * 1000) / generation;
}
