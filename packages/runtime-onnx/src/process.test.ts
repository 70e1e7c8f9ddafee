import { fileURLToPath } from 'node:url';
import { createProcessRuntime } from '@puna/runtime-process';
import { findTestModel, missingTestModel } from '@puna-tooling/testing';
import { expect, it } from 'vitest';
import { answer } from './fixtures/answer.js';

const name = 'tiny-llama-onnx';

it('answers in a process of its own, and says where it computes', async (test) => {
  const weights = findTestModel(name);
  if (weights === undefined) return test.skip(missingTestModel(name));
  const lines: string[] = [];
  const write = (_: object, line: string): void => void lines.push(line);
  const runtime = createProcessRuntime({
    name: 'onnx',
    logger: { debug: write, warn: write },
    factory: fileURLToPath(new URL('../dist/factory.js', import.meta.url)),
    factoryOptions: { maxThreads: 1 },
  });
  const model = await runtime.load({ format: 'onnx', weights }, { settings: { contextLength: 512, slots: 2 } });
  const { text, done } = await answer(model, { input: { type: 'prompt', text: 'Describe the night' } });
  expect(text).toBe('hatctionction,hection": fo.CT');
  expect(done.reason).toBe('stop');
  await model.close();
  expect(lines).toContainEqual(expect.stringContaining('model.onnx is computed on the CPU with 1 threads'));
});
