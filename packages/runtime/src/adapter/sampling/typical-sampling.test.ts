import { describe, expect, it } from 'vitest';
import { typicalSamplingWarnings } from './typical-sampling.js';

describe('locally typical sampling', () => {
  it('gives a warning where it is on and the runtime has none', () => {
    expect(typicalSamplingWarnings({ typicalP: 0.5 })).toMatchObject([
      { type: 'unsupported-option', option: 'typicalP' },
    ]);
    expect(typicalSamplingWarnings({ typicalP: 1 })).toEqual([]);
    expect(typicalSamplingWarnings({ typicalP: 1, topK: 3 })).toEqual([]);
  });
});
