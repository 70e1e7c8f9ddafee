import type { RerankRequest, RerankResult } from '@puna/runtime';
import { checkPair, scoreOfLlamaCpp } from '@puna/runtime/adapter';
import type { Vocabulary } from '../text/vocabulary.js';
import type { Encoder } from './encoder.js';

/** What reranking needs to know of the model. */
export interface RerankContext {
  readonly encoder: Encoder;
  readonly vocabulary: Vocabulary;
  readonly architecture: string;
  readonly separators: readonly number[];
  readonly mostTokens: number;
}

/** Scores each document together with the query. A pair that is too long is refused: a cut one would get a wrong score. */
export async function rerank(request: RerankRequest, context: RerankContext): Promise<RerankResult> {
  request.signal?.throwIfAborted();
  const pairs = request.documents.map((document) => pairTokens(request.query, document, context));
  const vectors = await Promise.all(pairs.map((tokens) => context.encoder.encode(tokens, request.signal)));
  return {
    scores: vectors.map(([value = 0]) => scoreOfLlamaCpp(value, context.architecture)),
    inputTokens: pairs.reduce((sum, { length }) => sum + length, 0),
  };
}

function pairTokens(query: string, document: string, { vocabulary, separators, mostTokens }: RerankContext): number[] {
  const pair = [...vocabulary.tokenize(query, false), ...separators, ...vocabulary.tokenize(document, false)];
  const tokens = vocabulary.withSpecial(pair);
  checkPair(tokens.length, mostTokens);
  return tokens;
}
