import { InvalidRequestError, type LoadedModel } from '@puna/runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadTiny } from '../fixtures/tiny-model.js';

let model: LoadedModel;

beforeAll(async () => {
  model = await loadTiny();
});
afterAll(() => model.close());

describe('tokens', () => {
  it.each(['Hello, world!', 'Grüße, 東京 🦙\n\ttab', ' leading and trailing ', '<|im_start|>user\n', ''])(
    'give the text %j again',
    async (text) => {
      expect(await model.detokenize(await model.tokenize(text))).toBe(text);
    },
  );

  it('read the spelling of a control token as that token, unless told not to', async () => {
    expect(await model.tokenize('<|im_start|>')).toHaveLength(1);
    expect((await model.tokenize('<|im_start|>', { parseSpecial: false })).length).toBeGreaterThan(1);
  });

  it('give U+FFFD for part of a character', async () => {
    const [first = 0] = await model.tokenize('🦙');
    expect(await model.detokenize([first])).toContain('\uFFFD');
  });

  it('are whole numbers of the vocabulary', async () => {
    for (const wrong of [-1, 1280, 0.5, Number.NaN]) {
      await expect(model.detokenize([wrong])).rejects.toSatisfy(InvalidRequestError.isInstance);
    }
    expect(model.limits.vocabularySize).toBe(1280);
  });
});
