import { describe, expect, it } from 'vitest';
import { json } from '@puna-tooling/testing/fake-upstream';
import { fake, load, runtime } from '../fixtures/remote-models.js';

const remote = { capabilities: ['embedding', 'rerank'] };
const usage = { prompt_tokens: 10, total_tokens: 10 };

describe('embeddings', () => {
  it('come in the order of the inputs, at length 1, in batches', async () => {
    const data = [
      { index: 1, embedding: [0, 2] },
      { index: 0, embedding: [3, 4] },
    ];
    const host = await fake(json({ data, usage }), json({ data: [{ embedding: [1, 0] }], usage }));
    const model = await load([host.url], remote, runtime({ limits: { embeddingBatch: 2 } }));
    const { embeddings, inputTokens } = await model.embed({ inputs: ['a', 'bbb', 'c'] });
    expect(embeddings).toEqual([
      [0.6, 0.8],
      [0, 1],
      [1, 0],
    ]);
    expect(inputTokens).toEqual([3, 7, 10]);
    expect(host.requests.map(({ body }) => body)).toEqual([
      { model: 'm', input: ['a', 'bbb'], encoding_format: 'float', truncate_prompt_tokens: -1 },
      { model: 'm', input: ['c'], encoding_format: 'float', truncate_prompt_tokens: -1 },
    ]);
    expect((await model.embed({ inputs: [] })).embeddings).toEqual([]);
  });

  it('stay as they are where asked for, and are not cut where they must not be', async () => {
    const host = await fake(json({ data: [{ embedding: [3, 4] }], usage }));
    const model = await load([host.url], remote);
    expect((await model.embed({ inputs: ['a'], normalize: false, truncate: false })).embeddings).toEqual([[3, 4]]);
    expect(host.requests[0]?.body).not.toHaveProperty('truncate_prompt_tokens');
  });

  it.each([
    ['too few', [{ index: 0, embedding: [1] }]],
    [
      'the same one twice',
      [
        { index: 0, embedding: [1] },
        { index: 0, embedding: [1] },
      ],
    ],
    [
      'no numbers',
      [
        { index: 0, embedding: 'AAAA' },
        { index: 1, embedding: [] },
      ],
    ],
    ['nothing', undefined],
  ])('are refused where there are %s', async (_, data) => {
    const host = await fake(json({ data, usage }));
    const work = (await load([host.url], remote)).embed({ inputs: ['a', 'b'] });
    await expect(work).rejects.toMatchObject({ code: 'upstream-answer' });
  });
});

describe('scores', () => {
  const results = [
    { index: 1, relevance_score: 2 },
    { index: 0, relevance_score: -1 },
  ];

  it.each([
    ['vllm', [0, 1]],
    ['llama-server', [0.2689, 0.8808]],
  ] as const)('of %s are from 0 to 1, in the order of the documents', async (engine, expected) => {
    const host = await fake(json({ results, usage }));
    const model = await load([host.url], remote, runtime({ optionsFor: () => ({ engine }) }));
    const { scores, inputTokens } = await model.rerank({ query: 'q', documents: ['a', 'b'] });
    for (const [index, score] of scores.entries()) expect(score).toBeCloseTo(expected[index] ?? Number.NaN, 3);
    expect(inputTokens).toBe(10);
    expect(host.requests[0]).toMatchObject({
      path: '/v1/rerank',
      body: { query: 'q', documents: ['a', 'b'], top_n: 2 },
    });
  });

  it('are refused where one is missing', async () => {
    const host = await fake(json({ results: results.slice(1), usage }));
    const work = (await load([host.url], remote)).rerank({ query: 'q', documents: ['a', 'b'] });
    await expect(work).rejects.toMatchObject({ code: 'upstream-answer' });
  });
});
