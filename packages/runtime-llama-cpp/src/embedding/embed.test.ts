import { ContextExceededError, UnsupportedError, type LoadedModel } from '@puna/runtime';
import { collect } from '@puna/runtime-conformance';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { greedy, loadTiny, writeEmbeddingModel } from '../fixtures/tiny-model.js';

function cosine(first: readonly number[] = [], second: readonly number[] = []): number {
  return first.reduce((sum, value, index) => sum + value * (second[index] ?? 0), 0);
}

describe('a model that makes embeddings', () => {
  let model: LoadedModel;

  beforeAll(async () => {
    model = await loadTiny({ contextLength: 64, slots: 3 }, await writeEmbeddingModel());
  });
  afterAll(() => model.close());

  it('says so, and that it does not generate', async () => {
    expect(model.capabilities).toMatchObject({ embedding: true, completion: false, rerank: false });
    expect(model.limits).toMatchObject({ embeddingLength: 128, slots: 1 });
    await expect(collect(model, greedy('x'))).rejects.toSatisfy(UnsupportedError.isInstance);
  });

  it('gives vectors of length 1 in the order of the inputs', async () => {
    const { embeddings, inputTokens } = await model.embed({
      inputs: ['How do I pull a model?', 'Paris', 'How do I pull a model?'],
    });
    expect(embeddings.map((vector) => vector.length)).toEqual([128, 128, 128]);
    for (const vector of embeddings) expect(cosine(vector, vector)).toBeCloseTo(1, 6);
    expect(embeddings[2]).toEqual(embeddings[0]);
    expect(cosine(embeddings[0], embeddings[1])).toBeLessThan(0.99);
    expect(inputTokens).toEqual([
      (await model.tokenize('How do I pull a model?')).length,
      (await model.tokenize('Paris')).length,
      inputTokens[0],
    ]);
  });

  it('gives them as they are where that is asked for', async () => {
    const [raw = []] = (await model.embed({ inputs: ['Paris'], normalize: false })).embeddings;
    const [scaled = []] = (await model.embed({ inputs: ['Paris'] })).embeddings;
    const length = Math.sqrt(cosine(raw, raw));
    expect(length).not.toBeCloseTo(1, 2);
    expect(cosine(raw, scaled) / length).toBeCloseTo(1, 6);
  });

  it('cuts a text that is too long, or refuses it', async () => {
    const long = 'one two three four five '.repeat(40);
    expect((await model.embed({ inputs: [long] })).inputTokens).toEqual([64]);
    await expect(model.embed({ inputs: ['short', long], truncate: false })).rejects.toSatisfy(
      ContextExceededError.isInstance,
    );
  });

  it('is done at once with no inputs', async () => {
    expect(await model.embed({ inputs: [] })).toEqual({ embeddings: [], inputTokens: [] });
  });

  it('can be aborted', async () => {
    const controller = new AbortController();
    const work = model.embed({
      inputs: Array.from({ length: 500 }, (_, index) => `text ${index}`),
      signal: controller.signal,
    });
    setTimeout(() => controller.abort(new Error('enough')), 10);
    await expect(work).rejects.toThrow('enough');
    expect((await model.embed({ inputs: ['Paris'] })).embeddings).toHaveLength(1);
  });
});

describe('a model that generates', () => {
  it('makes no embeddings and ranks nothing', async () => {
    const model = await loadTiny();
    await expect(model.embed({ inputs: ['x'] })).rejects.toSatisfy(UnsupportedError.isInstance);
    await expect(model.rerank({ query: 'x', documents: ['y'] })).rejects.toSatisfy(UnsupportedError.isInstance);
    await model.close();
  });
});
