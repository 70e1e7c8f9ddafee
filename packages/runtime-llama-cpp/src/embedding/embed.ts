import type { EmbedRequest, EmbedResult } from '@puna/runtime';
import { embedTexts } from '@puna/runtime/adapter';
import type { Vocabulary } from '../text/vocabulary.js';
import type { Encoder } from './encoder.js';

/**
 * Makes the vectors of a request.
 *
 * @param mostTokens tokens that one input can have, special ones included.
 */
export function embed(
  request: EmbedRequest,
  encoder: Encoder,
  vocabulary: Vocabulary,
  mostTokens: number,
): Promise<EmbedResult> {
  return embedTexts(request, {
    vocabulary,
    mostTokens,
    encode: (inputs, signal) => Promise.all(inputs.map((tokens) => encoder.encode(tokens, signal))),
  });
}
