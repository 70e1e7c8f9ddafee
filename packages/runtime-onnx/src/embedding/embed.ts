import { ContextExceededError, type EmbedRequest, type EmbedResult } from '@puna/runtime';
import type { Vocabulary } from '../tokens/vocabulary.js';
import type { Encoder } from './encoder.js';

/**
 * Makes the vectors of a request.
 *
 * @param mostTokens tokens that one input can have, special ones included.
 */
export async function embed(
  request: EmbedRequest,
  encoder: Encoder,
  vocabulary: Vocabulary,
  mostTokens: number,
): Promise<EmbedResult> {
  request.signal?.throwIfAborted();
  const inputs = request.inputs.map((text) => inputTokens(text, vocabulary, mostTokens, request.truncate !== false));
  const vectors = await encoder.encode(
    inputs.map((ids) => ({ ids })),
    request.signal,
  );
  return {
    embeddings: vectors.map((vector) => (request.normalize === false ? Array.from(vector) : normalized(vector))),
    inputTokens: inputs.map((tokens) => tokens.length),
  };
}

/** The tokens of an input with the special ones around it. What is too long loses its end, but not the special tokens. */
function inputTokens(text: string, vocabulary: Vocabulary, mostTokens: number, truncate: boolean): number[] {
  const tokens = vocabulary.tokenize(text);
  const whole = vocabulary.withSpecial(tokens);
  if (whole.length <= mostTokens) return whole;
  const room = mostTokens - vocabulary.addedTokens;
  if (!truncate || room < 1) {
    throw new ContextExceededError(
      `The input has ${whole.length} tokens, but this model reads ${mostTokens} at once. Shorten the input or allow it to be cut.`,
      { tokens: whole.length, contextLength: mostTokens },
    );
  }
  return vocabulary.withSpecial(tokens.slice(0, room));
}

/** The vector with the length 1; a vector of zeros stays as it is. */
function normalized(vector: Float32Array): number[] {
  let sum = 0;
  for (const value of vector) sum += value * value;
  const length = Math.sqrt(sum);
  return Array.from(vector, (value) => (length === 0 ? value : value / length));
}
