import { ContextExceededError, type RerankRequest, type RerankResult } from '@puna/runtime';
import type { PairTokens, Vocabulary } from '../tokens/vocabulary.js';
import type { Encoder } from './encoder.js';

/** Scores each document together with the query. A pair that is too long is refused: a cut one would get a wrong score. */
export async function rerank(
  request: RerankRequest,
  encoder: Encoder,
  vocabulary: Vocabulary,
  mostTokens: number,
): Promise<RerankResult> {
  request.signal?.throwIfAborted();
  const pairs = request.documents.map((document) => pairTokens(request.query, document, vocabulary, mostTokens));
  const logits = await encoder.encode(pairs, request.signal);
  return {
    scores: logits.map(([logit = 0]) => 1 / (1 + Math.exp(-logit))),
    inputTokens: pairs.reduce((sum, { ids }) => sum + ids.length, 0),
  };
}

function pairTokens(query: string, document: string, vocabulary: Vocabulary, mostTokens: number): PairTokens {
  const pair = vocabulary.tokenizePair(query, document);
  if (pair.ids.length <= mostTokens) return pair;
  throw new ContextExceededError(
    `Query and document together have ${pair.ids.length} tokens, but this model reads ${mostTokens} at once. Shorten the document.`,
    { tokens: pair.ids.length, contextLength: mostTokens },
  );
}
