import { InvalidRequestError, type SamplingSettings } from '@puna/runtime';
import { describe, expect, it } from 'vitest';
import { Sampler } from './sampler.js';
import { samplerOptions } from './sampler-options.js';

const logits = Float32Array.of(1, 4, 3, 2, -1);

function sampler(settings: SamplingSettings, prompt: readonly number[] = []): Sampler {
  return new Sampler(samplerOptions({ seed: 1, ...settings }, logits.length), prompt);
}

/** The shares of the tokens in many draws. */
function shares(settings: SamplingSettings, count = 20_000): number[] {
  const counts = Array.from(logits, () => 0);
  const one = sampler(settings);
  for (let draw = 0; draw < count; draw++) {
    const token = one.choose(logits);
    counts[token] = (counts[token] ?? 0) + 1;
  }
  return counts.map((share) => share / count);
}

function softmax(values: readonly number[]): number[] {
  const sum = values.reduce((total, value) => total + Math.exp(value), 0);
  return values.map((value) => Math.exp(value) / sum);
}

/** What comes of twenty draws. */
function draws(seed: number): string {
  const one = sampler({ temperature: 3, seed });
  return Array.from({ length: 20 }, () => one.choose(logits)).join('');
}

describe('sampling', () => {
  it('takes the likeliest token at temperature 0', () => {
    expect(sampler({ temperature: 0 }).choose(logits)).toBe(1);
  });

  it('draws each token as often as its probability says', () => {
    const expected = softmax(Array.from(logits, (logit) => logit / 2));
    for (const [token, share] of shares({ temperature: 2 }).entries()) expect(share).toBeCloseTo(expected[token]!, 1);
  });

  it.each<SamplingSettings>([{ topK: 2 }, { topP: 0.85 }, { minP: 0.3 }, { topK: 4, topP: 0.85, minP: 0.01 }])(
    'leaves the two likeliest with %j',
    (settings) => {
      const found = shares({ temperature: 1, ...settings });
      const [first = 0, second = 0] = softmax([4, 3]);
      expect(found[1]).toBeCloseTo(first, 1);
      expect(found[2]).toBeCloseTo(second, 1);
      expect(found[1]! + found[2]!).toBeCloseTo(1, 9);
    },
  );

  it('finds the mass also where all tokens are about as likely', () => {
    const flat = new Float32Array(1000).map((_, index) => index / 1e6);
    const one = new Sampler(samplerOptions({ temperature: 1, topP: 0.5, seed: 1 }, 1000), []);
    for (let draw = 0; draw < 500; draw++) expect(one.choose(flat)).toBeGreaterThanOrEqual(500);
  });

  it('is the same for the same seed and another for another', () => {
    expect(draws(5)).toBe(draws(5));
    expect(draws(5)).not.toBe(draws(6));
  });

  it('punishes tokens of the prompt and of the answer, within the window', () => {
    const settings = { temperature: 0, presencePenalty: 10 };
    expect(sampler(settings, [1]).choose(logits)).toBe(2);
    expect(sampler({ ...settings, repeatLastTokens: 1 }, [1, 0]).choose(logits)).toBe(1);
    expect(sampler({ ...settings, repeatLastTokens: -1 }, [1, 0]).choose(logits)).toBe(2);
    const one = sampler({ temperature: 0, repeatPenalty: 100 });
    expect([one.choose(logits), one.choose(logits), one.choose(logits)]).toEqual([1, 2, 3]);
    const counting = sampler({ temperature: 0, frequencyPenalty: 0.6 });
    expect([1, 2, 3, 4].map(() => counting.choose(logits))).toEqual([1, 1, 2, 1]);
  });

  it('adds a bias, and leaves the logits of the model as they are', () => {
    const before = Float32Array.from(logits);
    expect(sampler({ temperature: 0, logitBias: { 4: 100 } }).choose(logits)).toBe(4);
    expect(sampler({ temperature: 0, logitBias: { 1: -100 } }).choose(logits)).toBe(2);
    expect(logits).toEqual(before);
  });

  it('refuses a bias for what is no token', () => {
    for (const token of ['5', '-1', 'x', '0.5']) {
      expect(() => samplerOptions({ logitBias: { [token]: 1 } }, 5)).toThrow(
        expect.toSatisfy(InvalidRequestError.isInstance),
      );
    }
  });
});
