import type { RerankDocumentsAnswer, RerankDocumentsRequest } from '@puna/engine';
import { RequestBodyError, type RerankRequest, type RerankResult } from '@puna/protocol';

type RerankBody = Pick<RerankRequest, 'query' | 'documents' | 'top_n' | 'return_documents'>;

/**
 * What is to be ranked, as the engine takes it.
 *
 * @throws RequestBodyError where there is no query, or the number of documents to give is not positive.
 */
export function decodeRerank(body: RerankBody): Pick<RerankDocumentsRequest, 'query' | 'documents' | 'topCount'> {
  const { query, documents, top_n: topCount } = body;
  if (query === '' && documents.length > 0) throw new RequestBodyError('invalid-field', 'query is required', 'query');
  if (topCount !== undefined && topCount < 1) {
    throw new RequestBodyError('invalid-field', 'top_n must be at least 1', 'top_n');
  }
  return { query, documents, ...(topCount === undefined ? {} : { topCount }) };
}

/** The ranked documents as both APIs have them. */
export function encodeRanked({ ranked }: RerankDocumentsAnswer, body: RerankBody): RerankResult[] {
  return ranked.map(({ index, score }) => ({
    index,
    relevance_score: score,
    ...(body.return_documents ? { document: { text: body.documents[index] ?? '' } } : {}),
  }));
}
