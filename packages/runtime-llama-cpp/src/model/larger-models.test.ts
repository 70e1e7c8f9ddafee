import { readFile } from 'node:fs/promises';
import type { LoadedModel } from '@puna/runtime';
import { collect } from '@puna/runtime-conformance';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findTestModel, missingTestModel } from '@puna-tooling/testing';
import { greedy, loadTiny, question } from '../fixtures/tiny-model.js';

/** A prompt and what a plain implementation of the model in double precision writes after it. */
interface ExpectedRow {
  readonly prompt: string;
  readonly token_ids: readonly number[];
  readonly greedy_text: string;
  readonly greedy_token_ids: readonly number[];
  readonly finish: 'stop' | 'length';
}

describe('a small random model', () => {
  const weights = findTestModel('tiny-llama.gguf');
  const answers = findTestModel('tiny-llama-expected.json');

  it('writes what a plain implementation writes', async (ctx) => {
    if (weights === undefined || answers === undefined) return ctx.skip(missingTestModel('tiny-llama.gguf'));
    const { rows } = JSON.parse(await readFile(answers, 'utf8')) as { rows: readonly ExpectedRow[] };
    const model = await loadTiny({ contextLength: 512 }, weights);
    for (const row of rows) {
      expect(await model.tokenize(row.prompt)).toEqual(row.token_ids);
      const { text, done } = await collect(model, greedy(row.prompt, { maxTokens: 32 }));
      expect({ text, reason: done.reason }).toEqual({ text: row.greedy_text, reason: row.finish });
    }
    return model.close();
  });
});

describe('SmolLM2', () => {
  const name = 'smollm2-135m-instruct-q4_1.gguf';
  const weights = findTestModel(name);
  let model: LoadedModel;

  beforeAll(async () => {
    if (weights !== undefined) model = await loadTiny({ contextLength: 4096 }, weights);
  });
  afterAll(() => model?.close());
  beforeEach((ctx) => {
    if (weights === undefined) ctx.skip(missingTestModel(name));
  });

  it('continues a text', async () => {
    const { text, done } = await collect(model, greedy('The capital of France is', { maxTokens: 12 }));
    expect(text).toBe(' Paris.\n\nThe United States has a population of approximately');
    expect(done.usage).toMatchObject({ promptTokens: 5, generatedTokens: 12 });
  });

  it('ends at a stop text', async () => {
    const { text, done } = await collect(model, greedy('Count: 1 2 3 4 5', { stop: ['8'] }));
    expect(text).toBe(' 6 7 ');
    expect(done.usage.generatedTokens).toBe(6);
  });

  // Recorded with another server that uses llama.cpp: the same whitespace and the same bounds of numbers.
  it.each([
    ['Ollama is 22 years old and busy. Respond using JSON', '{\n  "age": 22,\n  "available": true\n}', 21],
    ['He is 22 and free. As JSON.', '{\n  "age": 22,\n  "available": true\n}', 17],
    ['Say hello in one word.', '{\n  "age"\n\n:\n\n-1000000000000000,\n\n"available"\n\n:\n\nfalse\n\n}', 51],
  ])('answers %j under a schema as other servers do', async (prompt, answer, generatedTokens) => {
    const schema = {
      type: 'object',
      properties: { age: { type: 'integer' }, available: { type: 'boolean' } },
      required: ['age', 'available'],
    };
    const { text, done } = await collect(
      model,
      greedy(question(prompt), { constraint: { type: 'json-schema', schema } }),
    );
    expect(text).toBe(answer);
    expect(done.usage.generatedTokens).toBe(generatedTokens);
  });

  it('gives the log probabilities that other servers give, within what processors differ', async () => {
    const request = greedy('The sky is', { maxTokens: 3, logProbabilities: { alternatives: 2 } });
    const { logProbabilities } = await collect(model, request);
    expect(logProbabilities.map(({ token }) => token)).toEqual([' a', ' canvas', ' of']);
    for (const [index, expected] of [-1.079, -1.353, -0.965].entries()) {
      expect(Math.abs((logProbabilities[index]?.logProbability ?? 0) - expected)).toBeLessThan(0.2);
    }
    expect(logProbabilities[0]?.alternatives?.map(({ token }) => token)).toEqual([' a', ' the']);
  });
});
