import type { Pooling } from '../files/pooling.js';

/** The vectors of one text's tokens, one behind the other; those of the padding come last. */
export interface TokenVectors {
  readonly values: Float32Array;

  /** Numbers in one vector. */
  readonly width: number;

  /** Tokens of the text, without padding. */
  readonly tokens: number;
}

/** Makes one vector of those of all tokens. */
export function pool(vectors: TokenVectors, pooling: Pooling): Float32Array {
  const { values, width, tokens } = vectors;
  if (pooling === 'cls') return values.slice(0, width);
  if (pooling === 'last') return values.slice((tokens - 1) * width, tokens * width);
  return pooling === 'max' ? greatest(vectors) : mean(vectors);
}

function mean({ values, width, tokens }: TokenVectors): Float32Array {
  const sums = new Float32Array(width);
  for (let token = 0; token < tokens; token++) {
    const at = token * width;
    for (let index = 0; index < width; index++) {
      sums[index] = (sums[index] as number) + (values[at + index] as number);
    }
  }
  for (let index = 0; index < width; index++) sums[index] = (sums[index] as number) / tokens;
  return sums;
}

function greatest({ values, width, tokens }: TokenVectors): Float32Array {
  const result = values.slice(0, width);
  for (let token = 1; token < tokens; token++) {
    const at = token * width;
    for (let index = 0; index < width; index++) {
      result[index] = Math.max(result[index] as number, values[at + index] as number);
    }
  }
  return result;
}
