import type { RerankRequest, RerankResult } from '@puna/runtime';
import { isJsonObject, scoreOfLogit } from '@puna/runtime/adapter';
import { UpstreamAnswerError } from '../errors/upstream-answer-error.js';
import type { OpenAiLimits } from '../limits.js';
import type { Send } from './embed.js';

/** Scores documents, in the form that Jina and Cohere made common: `/rerank`. */
export async function rerankDocuments(
  { query, documents }: RerankRequest,
  model: string,
  { answerTimeout }: OpenAiLimits,
  send: Send,
): Promise<RerankResult> {
  if (documents.length === 0) return { scores: [], inputTokens: 0 };
  return send(async (upstream, signal) => {
    const body = { model, query, documents, top_n: documents.length, return_documents: false };
    const question = { method: 'POST', path: '/rerank', body, signal, timeout: answerTimeout } as const;
    const { results, usage } = await upstream.ask(question);
    const total = isJsonObject(usage) ? usage['total_tokens'] : undefined;
    const inputTokens = typeof total === 'number' ? total : 0;
    upstream.countTokens(inputTokens, 0);
    const scores = readScores(results, documents.length, upstream.address.name);
    return { scores: scores.map((score) => toProbability(score, upstream.traits.rerankLogits)), inputTokens };
  });
}

function readScores(results: unknown, count: number, host: string): number[] {
  const scores: number[] = [];
  for (const { index, relevance_score: score } of Array.isArray(results) ? results.filter(isJsonObject) : []) {
    if (typeof index === 'number' && typeof score === 'number') scores[index] = score;
  }
  if (scores.length === count && scores.filter(Number.isFinite).length === count) return scores;
  throw new UpstreamAnswerError(`${host} did not answer with one score for each of ${count} documents.`, { host });
}

function toProbability(score: number, isLogit: boolean): number {
  return isLogit ? scoreOfLogit(score) : Math.min(1, Math.max(0, score));
}
