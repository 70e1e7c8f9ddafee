import assert from 'node:assert/strict';
import type { SamplingSettings } from '@puna/runtime';
import type { Check, Theme } from '../check.js';
import { collect, greedyRequest, promptRequest } from '../support/generate.js';

const maxTokens = 16;

const greedyTwice: Check = {
  name: 'gives the same answer each time at temperature 0',
  needs: ['completion'],
  async run(context) {
    const model = await context.model();
    const [first, second] = [
      await collect(model, greedyRequest(context.prompt, { maxTokens })),
      await collect(model, greedyRequest(context.prompt, { maxTokens })),
    ];
    assert.equal(second.text, first.text);
  },
};

const seeds: Check = {
  name: 'gives the same answer for the same seed, and others for others',
  needs: ['completion'],
  async run(context) {
    const model = await context.model();
    const texts = new Set<string>();
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const request = promptRequest(context.prompt, { maxTokens, sampling: { temperature: 3, seed } });
      const { text } = await collect(model, request);
      assert.equal((await collect(model, request)).text, text, `seed ${seed}`);
      texts.add(text);
    }
    assert.ok(texts.size > 1, 'six seeds do not all give one answer');
  },
};

const random: Check = {
  name: 'gives different answers without a seed',
  needs: ['completion'],
  async run(context) {
    const model = await context.model();
    const texts = new Set<string>();
    for (let i = 0; i < 6; i++) {
      texts.add(
        (await collect(model, promptRequest(context.prompt, { maxTokens, sampling: { temperature: 3 } }))).text,
      );
    }
    assert.ok(texts.size > 1, 'six answers are not all the same');
  },
};

/** Settings that leave only the likeliest token to choose from, whatever the temperature. */
const narrowest: readonly SamplingSettings[] = [
  { temperature: 3, topK: 1 },
  { temperature: 3, topK: 0, topP: 1e-6 },
  { temperature: 3, topK: 0, topP: 1, minP: 1 },
];

const narrow: Check = {
  name: 'honours topK, topP and minP, or warns',
  needs: ['completion'],
  async run(context) {
    const model = await context.model();
    const greedy = await collect(model, greedyRequest(context.prompt, { maxTokens }));
    for (const sampling of narrowest) {
      const { text, warnings } = await collect(model, promptRequest(context.prompt, { maxTokens, sampling }));
      const warned = warnings.some(({ option }) => option !== undefined && option in sampling);
      if (!warned) assert.equal(text, greedy.text, `only the likeliest token is left by ${JSON.stringify(sampling)}`);
    }
  },
};

const penalties: Check = {
  name: 'honours penalties for repetition, or warns',
  needs: ['completion'],
  async run(context) {
    const model = await context.model();
    const greedy = await collect(model, greedyRequest(context.prompt, { maxTokens: 24 }));
    const penalty: readonly SamplingSettings[] = [
      { repeatPenalty: 1000 },
      { presencePenalty: 1000 },
      { frequencyPenalty: 1000 },
    ];
    for (const settings of penalty) {
      const sampling = { ...settings, repeatLastTokens: 64 };
      const { text, warnings } = await collect(model, greedyRequest(context.prompt, { maxTokens: 24, sampling }));
      const warned = warnings.some(({ option }) => option !== undefined && option in sampling);
      if (!warned)
        assert.notEqual(text, greedy.text, `${JSON.stringify(sampling)} changes an answer that repeats itself`);
    }
  },
};

const bias: Check = {
  name: 'honours logitBias, or warns',
  needs: ['completion', 'tokens'],
  async run(context) {
    const model = await context.model();
    const usual = await collect(model, greedyRequest(context.prompt, { maxTokens: 1 }));
    const [token] = await model.tokenize(usual.text);
    const sampling = { logitBias: { [token ?? 0]: -100 } };
    const { text, warnings } = await collect(model, greedyRequest(context.prompt, { maxTokens: 1, sampling }));
    if (warnings.some(({ option }) => option === 'logitBias')) return;
    assert.notEqual(text, usual.text, 'a token that is forbidden is not chosen');
  },
};

const warns: Check = {
  name: 'names the option in each warning',
  needs: ['completion'],
  async run(context) {
    const sampling: Required<SamplingSettings> = {
      temperature: 0.7,
      topK: 40,
      topP: 0.9,
      minP: 0.05,
      typicalP: 0.9,
      seed: 1,
      repeatPenalty: 1.1,
      repeatLastTokens: 32,
      presencePenalty: 0.1,
      frequencyPenalty: 0.1,
      logitBias: { 0: 0.1 },
    };
    const { warnings } = await collect(await context.model(), promptRequest(context.prompt, { maxTokens, sampling }));
    for (const { type, option, message } of warnings) {
      assert.ok(['unsupported-option', 'adjusted-option', 'other'].includes(type), `the type ${type}`);
      if (type !== 'other') assert.ok(option !== undefined && option in sampling, `the option ${option}`);
      assert.ok(message.length > 0, 'the warning says what happened');
    }
  },
};

/** What the sampling settings promise. */
export const sampling: Theme = {
  name: 'sampling',
  checks: [greedyTwice, seeds, random, narrow, penalties, bias, warns],
};
