import { ContextExceededError, type RerankRequest, type RerankResult } from '@puna/runtime';
import { listIn, numberIn, objectIn } from '@puna/runtime/adapter';
import type { ServerClient } from '../http/server-client.js';
import { tokenize } from '../text/tokenize.js';

/** These architectures answer with a probability (`build_pooling` in llama.cpp); the others with its logit. */
const architecturesWithProbabilities: ReadonlySet<string> = new Set(['qwen3', 'qwen3vl']);

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
  const isProbability = architecturesWithProbabilities.has(architecture);
  for (const result of listIn(answer['results']).map((value) => objectIn(value))) {
    const value = numberIn(result['relevance_score']);
    scores[numberIn(result['index'])] = isProbability ? value : 1 / (1 + Math.exp(-value));
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
  const tokens = (queryTokens ?? 0) + Math.max(...counts) + specialTokens;
  if (tokens <= mostTokens) return;
  throw new ContextExceededError(
    `Query and document together have about ${tokens} tokens, but this model reads ${mostTokens} at once. Shorten the document.`,
    { tokens, contextLength: mostTokens },
  );
}
