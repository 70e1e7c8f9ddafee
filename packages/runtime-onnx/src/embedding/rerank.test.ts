import { ContextExceededError, UnsupportedError, type LoadedModel } from '@puna/runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { load } from '../fixtures/load.js';
import { pairScore, writeWordModel } from '../fixtures/word-model.js';

function logistic(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

describe('a model that ranks documents', () => {
  let model: LoadedModel;

  beforeAll(async () => {
    const config = { architectures: ['BertForSequenceClassification'], id2label: { 0: 'LABEL_0' } };
    model = await load(await writeWordModel(pairScore, config));
  });
  afterAll(() => model.close());

  it('says so, and makes no embeddings', async () => {
    expect(model.capabilities).toMatchObject({ rerank: true, embedding: false, completion: false });
    await expect(model.embed({ inputs: ['paris'] })).rejects.toSatisfy(UnsupportedError.isInstance);
  });

  it('scores each document with the query, an empty one too', async () => {
    const { scores, inputTokens } = await model.rerank({ query: 'rome', documents: ['paris', 'far is', ''] });
    // [CLS], the query, [SEP], the document, [SEP]: 1 + 4 + 1 + … + 1, less 8.
    const expected = [logistic(3), logistic(-3), logistic(-1)];
    for (const [index, score] of scores.entries()) expect(score).toBeCloseTo(expected[index]!, 6);
    expect(inputTokens).toBe(5 + 6 + 4);
  });

  it('refuses a pair that is too long instead of cutting it', async () => {
    const documents = ['paris '.repeat(20)];
    await expect(model.rerank({ query: 'rome', documents })).rejects.toSatisfy(ContextExceededError.isInstance);
  });
});
