import { temporaryDirectory, type TemporaryDirectory } from '@puna-tooling/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encoders } from '../fixtures/models/encoders.js';
import { convertGenerated, weightsOf } from '../fixtures/models/generated-model.js';
import { loadGguf } from '../fixtures/run-model.js';

const texts = ['the fox, foxing in the rain.', 'a quiet river and a long way to the other side of it', 'x'];

let directory: TemporaryDirectory;
beforeAll(async () => {
  directory = await temporaryDirectory();
});
afterAll(() => directory.remove());

describe('a converted encoder computes as its definition says', () => {
  it.each([...encoders])('$name', async (generated) => {
    const model = await loadGguf(await convertGenerated(generated, directory.path));
    try {
      const { embeddings } = await model.embed({ inputs: texts, normalize: false });
      for (const [index, text] of texts.entries()) {
        const tokens = await model.tokenize(text, { addSpecial: true });
        const states = generated.forward(weightsOf(generated), tokens);
        const expected = states[0]!.map((first, place) =>
          generated.pooling === 'cls'
            ? first
            : states.reduce((total, state) => total + state[place]!, 0) / states.length,
        );
        const differences = embeddings[index]!.map((value, place) => Math.abs(value - expected[place]!));
        expect(embeddings[index]).toHaveLength(expected.length);
        expect(Math.max(...differences)).toBeLessThan(0.05);
      }
    } finally {
      await model.close();
    }
  });
});
