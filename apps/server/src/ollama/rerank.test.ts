import type { RerankResponse, RerankResult, RerankV1Response } from '@puna/protocol';
import { addRanker, startTestServer, type TestServer } from '@puna-tooling/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../start-server.js';

const query = 'What is Puna?';
const documents = ['Puna is a self-hosted language machine.', 'Bananas are yellow.', 'The sky is blue.'];

function expectRanking(results: readonly RerankResult[]): void {
  expect(results.map(({ index }) => index).sort()).toEqual([0, 1, 2]);
  const scores = results.map(({ relevance_score: score }) => score);
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  for (const score of scores) expect(score > 0 && score < 1).toBe(true);
}

function scoreOf({ results }: RerankResponse, index: number): number | undefined {
  return results.find((result) => result.index === index)?.relevance_score;
}

describe.each(['/api/rerank', '/v1/rerank'])('POST %s', (path) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(startServer);
    await addRanker(server);
  });
  afterAll(() => server.close());

  const rerank = (body: object): Promise<RerankResponse & RerankV1Response> =>
    server.post(path, { model: 'ranker', query, documents, ...body });

  it('gives all documents, the best first', async () => {
    const { model, results } = await rerank({});
    expect(model).toBe('ranker');
    expectRanking(results);
    expect(results[0]).not.toHaveProperty('document');
  });

  it('scores a document the same, whatever its place and its neighbours', async () => {
    const all = await rerank({});
    const turned = await rerank({ documents: documents.toReversed() });
    expect(scoreOf(turned, 2)).toBe(scoreOf(all, 0));
    expect(scoreOf(await rerank({ documents: [documents[1]] }), 0)).toBe(scoreOf(all, 1));
  });

  it('gives the best alone and their texts where asked to, and takes documents as objects', async () => {
    const all = await rerank({});
    const best = await rerank({ top_n: 1, return_documents: true, documents: documents.map((text) => ({ text })) });
    const [first] = all.results;
    expect(best.results).toEqual([{ ...first, document: { text: documents[first?.index ?? -1] } }]);
  });

  it('tells the tokens that were read', async () => {
    const answer = await rerank({});
    const count = path === '/api/rerank' ? answer.prompt_eval_count : answer.usage.total_tokens;
    expect(count).toBeGreaterThan(10);
  });

  it('is refused by a model that ranks nothing, with the reason', async () => {
    const response = await server.send('POST', path, { model: 'puna-tiny', query, documents });
    expect(response.status).toBe(501);
    expect(JSON.stringify(await response.json())).toContain('does not rank documents');
  });

  it.each([
    [{ query: '' }, 'query is required'],
    [{ top_n: 0 }, 'top_n must be at least 1'],
    [{ documents: [1] }, 'a document must be a text'],
  ])('is refused for %j', async (body, text) => {
    const response = await server.send('POST', path, { model: 'ranker', query, documents, ...body });
    expect(response.status).toBe(400);
    expect(JSON.stringify(await response.json())).toContain(text);
  });

  it('wants a model that is there', async () => {
    const response = await server.send('POST', path, { model: 'nope', query, documents });
    expect(response.status).toBe(404);
  });
});
