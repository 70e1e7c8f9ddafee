import type { RerankRequest, RerankResult } from '@puna/runtime';
import { listIn, numberIn, objectIn } from '@puna/runtime/adapter';
import type { UpstreamPool } from '../upstream/upstream-pool.js';

/** Scores documents on one of the hosts, over the API that Jina made and vLLM, SGLang and llama-server have. */
export async function rerankOn(
  pool: UpstreamPool,
  model: string,
  { query, documents }: RerankRequest,
  signal: AbortSignal,
): Promise<RerankResult> {
  if (documents.length === 0) return { scores: [], inputTokens: 0 };
  const answer = objectIn(await pool.ask({ path: '/rerank', body: { model, query, documents }, signal }));
  const byIndex = new Map(listIn(answer['results']).map((entry) => readEntry(entry)));
  const { prompt_tokens: prompt, total_tokens: total } = objectIn(answer['usage']);
  return {
    scores: fit(documents.map((_, index) => byIndex.get(index) ?? 0)),
    inputTokens: numberIn(total, numberIn(prompt)),
  };
}

function readEntry(value: unknown): [number, number] {
  const { index, relevance_score: score } = objectIn(value);
  return [numberIn(index), numberIn(score)];
}

/** Some engines give the model's bare output (llama-server): it is recognised by its range and brought to 0 to 1. */
function fit(scores: readonly number[]): readonly number[] {
  const areFit = scores.every((score) => score >= 0 && score <= 1);
  return areFit ? scores : scores.map((score) => 1 / (1 + Math.exp(-score)));
}
