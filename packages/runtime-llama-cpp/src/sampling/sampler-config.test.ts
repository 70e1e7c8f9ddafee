import { InvalidRequestError } from '@puna/runtime';
import { describe, expect, it } from 'vitest';
import { samplerConfig } from './sampler-config.js';

const context = { promptTokens: [1, 2, 3], contextLength: 1024, vocabularySize: 100 };

describe('the native sampler', () => {
  it('gets no step that is off', () => {
    const off = {
      temperature: 1,
      topK: 0,
      topP: 1,
      minP: 0,
      seed: 5,
      repeatPenalty: 1,
      presencePenalty: 0,
      frequencyPenalty: 0,
    };
    expect(samplerConfig(off, context)).toEqual({ temperature: 1, seed: 5 });
  });

  it('takes the most likely token at temperature 0, whatever else is set', () => {
    expect(samplerConfig({ temperature: 0, topK: 40, topP: 0.9, seed: 1 }, context)).toEqual({ temperature: 0 });
  });

  it('has a temperature of 0.8 by default', () => {
    expect(samplerConfig({ seed: 1 }, context)).toEqual({ temperature: 0.8, seed: 1 });
  });

  it('gets a random seed where none or a negative one is given', () => {
    const seeds = [samplerConfig({}, context), samplerConfig({ seed: -1 }, context)].map(({ seed }) => seed);
    expect(seeds[0]).not.toBe(seeds[1]);
    for (const seed of seeds) expect(seed).toBeGreaterThanOrEqual(0);
  });

  it('counts penalties over the last tokens of the prompt', () => {
    const config = samplerConfig({ temperature: 0, repeatPenalty: 1.1, repeatLastTokens: 2 }, context);
    expect(config).toMatchObject({
      repeatPenalty: 1.1,
      repeatPenaltyMaxTokens: 2,
      repeatPenaltyTokens: Uint32Array.of(2, 3),
    });
    expect(
      samplerConfig({ temperature: 0, presencePenalty: 1, repeatLastTokens: -1 }, context).repeatPenaltyMaxTokens,
    ).toBe(1024);
    expect(samplerConfig({ temperature: 0, repeatPenalty: 1.1, repeatLastTokens: 0 }, context)).toEqual({
      temperature: 0,
    });
  });

  it('gets the bias of tokens by their ids, and refuses ids that the model does not have', () => {
    expect(samplerConfig({ temperature: 0, logitBias: { 7: -100, 9: 2.5 } }, context)).toEqual({
      temperature: 0,
      tokenBiasKeys: Uint32Array.of(7, 9),
      tokenBiasValues: Float32Array.of(-100, 2.5),
    });
    expect(samplerConfig({ temperature: 0, logitBias: {} }, context)).toEqual({ temperature: 0 });
    for (const id of ['100', '-1', '1.5', 'word']) {
      expect(() => samplerConfig({ logitBias: { [id]: 1 } }, context)).toThrow(InvalidRequestError);
    }
  });
});
