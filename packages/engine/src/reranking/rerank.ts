import type { EngineContext } from '../engine-context.js';
import { withModel, type ModelRequest, type RequestReport } from '../loading/with-model.js';

/** Documents to put in order for a query. */
export interface RerankDocumentsRequest extends ModelRequest {
  readonly query: string;
  readonly documents: readonly string[];

  /** How many of the best to give; absent, 0 or more than there are: all. */
  readonly topCount?: number;
}

/** A document and how well it answers the query. */
export interface RankedDocument {
  /** Its place among the documents of the request. */
  readonly index: number;

  /** From 0, unrelated, to 1, answers the query. */
  readonly score: number;
}

/** The documents, the best first. */
export interface RerankDocumentsAnswer extends RequestReport {
  readonly ranked: readonly RankedDocument[];

  /** Tokens that were read, the query once for each document. */
  readonly promptTokens: number;
}

/**
 * Puts documents in the order in which they answer a query. Without documents it loads the model.
 *
 * @throws the errors of `withModel`: an `UnsupportedError` where the model does not rank, a `ContextExceededError` where a
 *   document is too long.
 */
export async function rerank(context: EngineContext, request: RerankDocumentsRequest): Promise<RerankDocumentsAnswer> {
  const { query, documents, topCount = 0, signal } = request;
  const { answer, ...report } = await withModel(context, request, async (model) =>
    documents.length === 0
      ? { scores: [], inputTokens: 0 }
      : model.rerank({ query, documents, ...(signal === undefined ? {} : { signal }) }),
  );
  const ranked = answer.scores.map((score, index) => ({ index, score })).sort((a, b) => b.score - a.score);
  return {
    ranked: topCount > 0 ? ranked.slice(0, topCount) : ranked,
    promptTokens: answer.inputTokens,
    ...report,
  };
}
