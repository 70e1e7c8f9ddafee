import { ContextExceededError, UnsupportedError } from '@puna/runtime';
import { describe, expect, it } from 'vitest';
import { load } from '../fixtures/load.js';
import { wordVectors, writeWordModel, type FolderFiles } from '../fixtures/word-model.js';

const bert = { architectures: ['BertModel'] };

/** The raw vector of a text by a model that is closed afterwards. */
async function vectorOf(weights: string, text: string): Promise<readonly number[] | undefined> {
  const model = await load(weights);
  const { embeddings } = await model.embed({ inputs: [text], normalize: false });
  await model.close();
  return embeddings[0];
}

function pooledBy(mode: string): FolderFiles {
  return { '1_Pooling/config.json': { [`pooling_mode_${mode}`]: true } };
}

describe('a model that makes embeddings', () => {
  // The tokens are [CLS] (1, 0), paris (4, 0), rome (0, 4) and [SEP] (0, 1).
  it.each<[string, FolderFiles, number[]]>([
    ['the mean where no file says more', {}, [1.25, 1.25]],
    ['the mean', pooledBy('mean_tokens'), [1.25, 1.25]],
    ['that of the first', pooledBy('cls_token'), [1, 0]],
    ['the greatest numbers', pooledBy('max_tokens'), [4, 4]],
    ['that of the last', pooledBy('lasttoken'), [0, 1]],
  ])('gives, of the vectors of all tokens, %s', async (_, files, expected) => {
    const weights = await writeWordModel(wordVectors(), bert, files);
    expect(await vectorOf(weights, 'paris rome')).toEqual(expected);
  });

  it('is refused where its pooling is unknown', async () => {
    const weights = await writeWordModel(wordVectors(), bert, pooledBy('weightedmean_tokens'));
    await expect(load(weights)).rejects.toSatisfy(UnsupportedError.isInstance);
  });

  it('takes numbers of 32 bits where the graph wants them', async () => {
    const weights = await writeWordModel(wordVectors('int32'), bert);
    expect(await vectorOf(weights, 'paris')).toEqual([5 / 3, 1 / 3].map(Math.fround));
  });

  it('is refused where layers behind the pooling are missing from the graph', async () => {
    const types = ['Transformer', 'Pooling', 'Dense'].map((name) => ({ type: `sentence_transformers.models.${name}` }));
    const weights = await writeWordModel(wordVectors(), bert, { 'modules.json': types });
    await expect(load(weights)).rejects.toSatisfy(UnsupportedError.isInstance);
  });

  it('keeps padding out of every vector', async () => {
    const model = await load(await writeWordModel(wordVectors(), bert));
    const inputs = ['paris', 'paris rome is far', 'rome', 'is far', 'far far far far far'];
    const together = await Promise.all(inputs.map((text) => model.embed({ inputs: [text] })));
    for (const [index, text] of inputs.entries()) {
      expect(together[index]).toEqual(await model.embed({ inputs: [text] }));
    }
    await model.close();
  });

  it('cuts what is too long but keeps the special tokens, or refuses it', async () => {
    const model = await load(await writeWordModel(wordVectors(), bert));
    const inputs = ['paris '.repeat(40)];
    const { embeddings, inputTokens } = await model.embed({ inputs, normalize: false });
    expect(inputTokens).toEqual([16]);
    expect(embeddings[0]).toEqual([(14 * 4 + 1) / 16, 1 / 16]);
    await expect(model.embed({ inputs, truncate: false })).rejects.toSatisfy(ContextExceededError.isInstance);
    await model.close();
  });
});
