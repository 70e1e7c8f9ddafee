import type { EmbedRequest, EmbedResult } from '../../embed.js';
import { ContextExceededError } from '../../errors/context-exceeded-error.js';

/** What of a vocabulary is needed to make a text ready. */
export interface EncoderVocabulary {
  /** How many special tokens `withSpecial` adds. */
  readonly addedTokens: number;
  tokenize(text: string): number[];

  /** Puts the special tokens around a text that the model wants there. */
  withSpecial(tokens: readonly number[]): number[];
}

/** How the inputs of a request become vectors. */
export interface TextEncoding {
  readonly vocabulary: EncoderVocabulary;

  /** Tokens that one input can have, special ones included. */
  readonly mostTokens: number;

  /** Computes a vector for the tokens of each input. */
  readonly encode: (inputs: readonly number[][], signal: AbortSignal | undefined) => Promise<readonly Vector[]>;
}

type Vector = Float32Array | Float64Array;

/**
 * Makes the vectors of a request.
 *
 * @throws ContextExceededError where an input is too long and must not be cut; the signal's reason; what `encode` throws.
 */
export async function embedTexts(request: EmbedRequest, encoding: TextEncoding): Promise<EmbedResult> {
  request.signal?.throwIfAborted();
  const inputs = request.inputs.map((text) => inputTokens(text, encoding, request.truncate !== false));
  const vectors = await encoding.encode(inputs, request.signal);
  return {
    embeddings: vectors.map((vector) => (request.normalize === false ? Array.from(vector) : normalized(vector))),
    inputTokens: inputs.map((tokens) => tokens.length),
  };
}

/** The tokens of an input with the special ones around it. What is too long loses its end, but not the special tokens. */
function inputTokens(text: string, { vocabulary, mostTokens }: TextEncoding, truncate: boolean): number[] {
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
function normalized(vector: Vector): number[] {
  let sum = 0;
  for (const value of vector) sum += value * value;
  const length = Math.sqrt(sum);
  return length === 0 ? Array.from(vector) : Array.from(vector, (value) => value / length);
}
