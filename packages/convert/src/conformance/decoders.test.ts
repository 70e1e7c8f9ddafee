import { temporaryDirectory, type TemporaryDirectory } from '@puna-tooling/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gemmaModels } from '../fixtures/models/gemma-models.js';
import { convertGenerated } from '../fixtures/models/generated-model.js';
import { llamaModels } from '../fixtures/models/llama-models.js';
import { otherDecoders } from '../fixtures/models/other-decoders.js';
import { compareGeneration, loadGguf } from '../fixtures/run-model.js';

const prompts = ['the fox in the rain, on and on. a quiet river', 'on the other hand, a hundred and one', 'rain'];

let directory: TemporaryDirectory;
beforeAll(async () => {
  directory = await temporaryDirectory();
});
afterAll(() => directory.remove());

describe('a converted decoder computes as its definition says', () => {
  it.each([...llamaModels, ...gemmaModels, ...otherDecoders])('$name', async (generated) => {
    const model = await loadGguf(await convertGenerated(generated, directory.path));
    try {
      const { steps, differentBest, largestDifference } = await compareGeneration(model, generated, prompts);
      expect(steps).toBeGreaterThanOrEqual(12);
      expect(differentBest).toBe(0);
      expect(largestDifference).toBeLessThan(0.05);
    } finally {
      await model.close();
    }
  });
});
