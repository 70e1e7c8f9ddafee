import { type RerankRequest, type RerankResult } from '@puna/runtime';
import { listIn, numberIn, objectIn } from '../http/json.js';
import type { ServerClient } from '../http/server-client.js';

/** These architectures answer with a probability (`build_pooling` in llama.cpp); the others with its logit. */
const architecturesWithProbabilities: ReadonlySet<string> = new Set(['qwen3', 'qwen3vl']);

/** What reranking is done with. */
export interface RerankContext {
  readonly client: ServerClient;
  readonly architecture: string;
  readonly signal: AbortSignal;
}

/**
 * Scores each document together with the query. The server puts them together as the model wants it.
 *
 * @throws ContextExceededError where a pair is too long: a cut one would get a wrong score.
 */
export async function rerank(
  { query, documents }: RerankRequest,
  { client, architecture, signal }: RerankContext,
): Promise<RerankResult> {
  if (documents.length === 0) return { scores: [], inputTokens: 0 };
  const answer = objectIn(await client.post('/reranking', { query, documents, top_n: documents.length }, signal));
  const scores = documents.map(() => 0);
  const isProbability = architecturesWithProbabilities.has(architecture);
  for (const result of listIn(answer['results']).map((value) => objectIn(value))) {
    const value = numberIn(result['relevance_score']);
    scores[numberIn(result['index'])] = isProbability ? value : 1 / (1 + Math.exp(-value));
  }
  return { scores, inputTokens: numberIn(objectIn(answer['usage'])['total_tokens']) };
}
