import type { RerankRequest, RerankResult } from '@puna/runtime';
import { checkPair, listIn, numberIn, objectIn, scoreOfLlamaCpp } from '@puna/runtime/adapter';
import type { ServerClient } from '../http/server-client.js';
import { tokenize } from '../text/tokenize.js';

/** What reranking is done with. */
export interface RerankContext {
  readonly client: ServerClient;
  readonly architecture: string;

  /** Tokens that query and document can have together, special ones included. */
  readonly mostTokens: number;
  readonly signal: AbortSignal;
}

/**
 * Scores each document together with the query. The server puts them together as the model wants it.
 *
 * @throws ContextExceededError where a pair is too long: a cut one would get a wrong score.
 */
export async function rerank({ query, documents }: RerankRequest, context: RerankContext): Promise<RerankResult> {
  const { client, architecture, signal } = context;
  if (documents.length === 0) return { scores: [], inputTokens: 0 };
  await checkLengths(query, documents, context);
  const answer = objectIn(await client.post('/reranking', { query, documents, top_n: documents.length }, signal));
  const scores = documents.map(() => 0);
  for (const result of listIn(answer['results']).map((value) => objectIn(value))) {
    scores[numberIn(result['index'])] = scoreOfLlamaCpp(numberIn(result['relevance_score']), architecture);
  }
  return { scores, inputTokens: numberIn(objectIn(answer['usage'])['total_tokens']) };
}

/** The most special tokens that stand around and between query and document. */
const specialTokens = 4;

/** The server's answer to a pair that is too long is of no type of its own. */
async function checkLengths(
  query: string,
  documents: readonly string[],
  { client, mostTokens, signal }: RerankContext,
): Promise<void> {
  const count = async (text: string): Promise<number> =>
    (await tokenize(client, text, { parseSpecial: false }, signal)).length;
  const [queryTokens, ...counts] = await Promise.all([query, ...documents].map((text) => count(text)));
  checkPair((queryTokens ?? 0) + Math.max(...counts) + specialTokens, mostTokens, true);
}
