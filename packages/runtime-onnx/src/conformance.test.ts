import { readFileSync } from 'node:fs';
import { describeRuntimeConformance } from '@puna/runtime-conformance';
import { findTestModel, missingTestModel } from '@puna-tooling/testing';
import { createOnnxRuntime } from './create-runtime.js';

const decoder = 'tiny-llama-onnx';
const encoder = 'all-minilm-l6-v2-onnx';

interface Answer {
  readonly prompt: string;
  readonly token_ids: readonly number[];
  readonly greedy_token_ids: readonly number[];
  readonly greedy_text: string;
  readonly finish: string;
}

interface Vector {
  readonly text: string;
  readonly embedding: readonly number[];
  readonly truncated: boolean;
}

/** What is known about a model; nothing where it is not on this machine. */
function rowsOf<Row>(name: string): readonly Row[] {
  const file = findTestModel(name);
  return file === undefined ? [] : (JSON.parse(readFileSync(file, 'utf8')) as { rows: readonly Row[] }).rows;
}

/** In white space alone the special tokens decide the range of all activations, so that eight bits lose more than elsewhere. */
function minimumCosine(text: string): number {
  return text.trim() === '' ? 0.95 : 0.98;
}

const missing = [decoder, encoder].find((name) => findTestModel(name) === undefined);
const answers = rowsOf<Answer>('tiny-llama-expected.json');
const vectors = rowsOf<Vector>('all-minilm-l6-v2-expected.json');

describeRuntimeConformance({
  name: 'ONNX',
  createRuntime: () => createOnnxRuntime(),
  missingModel: missing === undefined ? undefined : missingTestModel(missing),
  model: { format: 'onnx', weights: findTestModel(decoder) ?? '' },
  expectations: {
    greedy: answers
      .filter(({ finish }) => finish === 'stop')
      .map((row) => ({
        prompt: row.prompt,
        text: row.greedy_text,
        promptTokens: row.token_ids.length,
        generatedTokens: row.greedy_token_ids.length + 1, // with the one that ends the answer
      })),
  },
  embeddingModel: {
    files: { format: 'onnx', weights: findTestModel(encoder) ?? '' },
    // What was cut at another length than the kit's is compared in embed.test.ts.
    references: vectors
      .filter(({ truncated }) => !truncated)
      .map(({ text, embedding }) => ({ text, embedding, minimumCosine: minimumCosine(text) })),
  },
});
