/** Documents to put in order for a query. */
export interface RerankRequest {
  readonly query: string;
  readonly documents: readonly string[];
  readonly signal?: AbortSignal;
}

/** The scores, in the order of the documents: 0 unrelated to 1 answers the query. */
export interface RerankResult {
  readonly scores: readonly number[];
  readonly inputTokens: number;
}
