import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compute, texts } from './compute.mjs';
import { dot, hiddenStates, likeliest, unitMean } from './forward.mjs';
import { readGguf } from './read-gguf.mjs';
import { tokenize } from './tokenize.mjs';

const files = fileURLToPath(new URL('../../packages/tiny-model/files/', import.meta.url));
const weights = readGguf(`${files}puna-tiny-q8_0.gguf`);
const answers = JSON.parse(readFileSync(`${files}expected.json`, 'utf8')).cases;
const recorded = JSON.parse(readFileSync(`${files}embeddings.json`, 'utf8')).cases;

/** What the kit of runtimes asks for. */
const minimumCosine = 0.999;

/** @type {Record<string, (tokens: number[]) => Float64Array[]>} what engines and their settings can get wrong */
const mistakes = {
  'the last token alone': (tokens) => hiddenStates(weights, tokens).slice(-1),
  'the first token alone': (tokens) => hiddenStates(weights, tokens).slice(0, 1),
  'a token of the start in front': (tokens) => hiddenStates(weights, [0, ...tokens]),
  'a token of the end behind': (tokens) => hiddenStates(weights, [...tokens, 2]),
  'a token cut off': (tokens) => hiddenStates(weights, tokens.slice(0, -1)),
  'each token for itself': (tokens) => tokens.flatMap((token) => hiddenStates(weights, [token])),
};

describe('the embedding oracle', () => {
  it('computes the model: each token of known answers is the likeliest one', () => {
    for (const { prompt, raw, stop } of answers.slice(0, 6)) {
      const [asked, answered] = [tokenize(weights, prompt), tokenize(weights, raw + stop)];
      const states = hiddenStates(weights, [...asked, ...answered]).slice(asked.length - 1, -1);
      expect(states.map((state) => likeliest(weights, state))).toEqual(answered);
    }
  });

  it('cuts all known prompts into as many tokens as the model was trained with', () => {
    for (const { prompt, prompt_tokens: count } of answers) expect(tokenize(weights, prompt)).toHaveLength(count);
  });

  it('gives the vectors that are recorded', () => {
    expect(recorded.map((/** @type {{ text: string }} */ { text }) => text)).toEqual(texts);
    for (const one of recorded) {
      const { tokens, embedding } = compute(weights, one.text);
      expect(tokens).toBe(one.tokens);
      expect(dot(Float64Array.from(embedding), Float64Array.from(one.embedding))).toBeCloseTo(1, 6);
    }
  });

  it.each(Object.entries(mistakes))('gives vectors that show %s', (_, mistake) => {
    const cosines = texts.slice(1, 5).map((text) => {
      const tokens = tokenize(weights, text);
      return dot(unitMean(hiddenStates(weights, tokens)), unitMean(mistake(tokens)));
    });
    expect(Math.min(...cosines)).toBeLessThan(minimumCosine - 0.005);
  });
});
