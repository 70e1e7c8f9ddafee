import { readFileSync } from 'node:fs';
import { findTestModel, missingTestModel } from '@puna-tooling/testing';
import { expect, it } from 'vitest';
import { load } from '../fixtures/load.js';

const name = 'all-minilm-l6-v2-onnx';
const weights = findTestModel(name);
const expectedFile = findTestModel('all-minilm-l6-v2-expected.json');

interface Row {
  readonly text: string;
  readonly token_count: number;
  readonly embedding: readonly number[];
}

function cosine(first: readonly number[] = [], second: readonly number[] = []): number {
  return first.reduce((sum, value, index) => sum + value * (second[index] ?? 0), 0);
}

it('counts tokens and gives vectors as the reference does, one by one and all at once', async (test) => {
  if (weights === undefined || expectedFile === undefined) return test.skip(missingTestModel(name));
  // The reference cut its texts at this length.
  const model = await load(weights, { contextLength: 256 });
  const { rows } = JSON.parse(readFileSync(expectedFile, 'utf8')) as { rows: readonly Row[] };
  const { embeddings, inputTokens } = await model.embed({ inputs: rows.map(({ text }) => text) });
  expect(inputTokens).toEqual(rows.map(({ token_count: count }) => count));
  for (const [index, { text, embedding }] of rows.entries()) {
    const alone = await model.embed({ inputs: [text] });
    const least = text.trim() === '' ? 0.95 : 0.98;
    expect(cosine(alone.embeddings[0], embedding)).toBeGreaterThan(least);
    expect(cosine(embeddings[index], embedding)).toBeGreaterThan(least);
  }
  await model.close();
});

it('stops between two batches when the signal aborts', async (test) => {
  if (weights === undefined) return test.skip(missingTestModel(name));
  const model = await load(weights);
  const controller = new AbortController();
  const inputs = Array.from({ length: 500 }, (_, index) => `text number ${index} about rivers and stones`);
  const work = model.embed({ inputs, signal: controller.signal });
  setTimeout(() => controller.abort(new Error('enough')), 5);
  await expect(work).rejects.toThrow('enough');
  expect((await model.embed({ inputs: ['Paris'] })).embeddings).toHaveLength(1);
  await model.close();
});
