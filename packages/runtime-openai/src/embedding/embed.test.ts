import { expect, it } from 'vitest';
import { sendJson, startUpstream } from '../fixtures/fake-upstream.js';
import { loadRemote } from '../fixtures/remote-model.js';

it('embeds in the order of the inputs, scaled to length 1, and shares the tokens out', async () => {
  const data = [
    { index: 1, embedding: [0, 2] },
    { index: 0, embedding: [3, 4] },
  ];
  const upstream = await startUpstream(sendJson({ data, usage: { prompt_tokens: 5 } }));
  const { model } = await loadRemote([upstream.host], {}, ['embedding']);
  const { embeddings, inputTokens } = await model.embed({ inputs: ['abc', 'ab'] });
  expect(embeddings).toEqual([
    [0.6, 0.8],
    [0, 1],
  ]);
  expect(inputTokens).toEqual([3, 2]);
  expect(upstream.seen[0]).toMatchObject({ path: '/v1/embeddings', body: { input: ['abc', 'ab'] } });
});

it('scores documents in their order', async () => {
  const results = [
    { index: 1, relevance_score: 0.1 },
    { index: 0, relevance_score: 0.9 },
  ];
  const upstream = await startUpstream(sendJson({ results, usage: { total_tokens: 9 } }));
  const { model } = await loadRemote([upstream.host], {}, ['rerank']);
  expect(await model.rerank({ query: 'q', documents: ['a', 'b'] })).toEqual({ scores: [0.9, 0.1], inputTokens: 9 });
});

it('asks another host where a document breaks off', async () => {
  const bad = await startUpstream((response) => {
    response.writeHead(200);
    response.write('{');
    setTimeout(() => response.destroy(), 20);
  });
  const good = await startUpstream(sendJson({ data: [{ index: 0, embedding: [1] }], usage: { prompt_tokens: 1 } }));
  const { model } = await loadRemote([bad.host, good.host], {}, ['embedding']);
  expect((await model.embed({ inputs: ['a'] })).embeddings).toEqual([[1]]);
});

it('refuses embeddings that are not declared', async () => {
  const { model } = await loadRemote([(await startUpstream()).host]);
  await expect(model.embed({ inputs: ['a'] })).rejects.toMatchObject({ code: 'unsupported' });
});
