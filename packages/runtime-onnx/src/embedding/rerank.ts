import type { RerankRequest, RerankResult } from '@puna/runtime';
import { checkPair, scoreOfLogit } from '@puna/runtime/adapter';
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
    scores: logits.map(([logit = 0]) => scoreOfLogit(logit)),
    inputTokens: pairs.reduce((sum, { ids }) => sum + ids.length, 0),
  };
}

function pairTokens(query: string, document: string, vocabulary: Vocabulary, mostTokens: number): PairTokens {
  const pair = vocabulary.tokenizePair(query, document);
  checkPair(pair.ids.length, mostTokens);
  return pair;
}
