import assert from 'node:assert/strict';
import type { Check, Theme } from '../check.js';
import { collect, greedyRequest } from '../support/generate.js';

const needs = ['completion', 'logProbabilities'] as const;
const maxTokens = 8;

const each: Check = {
  name: 'gives one log probability for each token, at most 0',
  needs,
  async run(context) {
    const request = greedyRequest(context.prompt, { maxTokens, logProbabilities: { alternatives: 0 } });
    const { text, logProbabilities, done } = await collect(await context.model(), request);
    const { generatedTokens } = done.usage;
    // The token that ends an answer has no text, so it may be left out.
    assert.ok([generatedTokens, generatedTokens - 1].includes(logProbabilities.length), 'there is one for each token');
    for (const { logProbability, alternatives = [] } of logProbabilities) {
      assert.ok(logProbability <= 0, `${logProbability} is at most 0`);
      assert.equal(alternatives.length, 0, 'no alternatives were asked for');
    }
    const bytes = Buffer.concat(logProbabilities.map((entry) => Buffer.from(entry.bytes)));
    assert.equal(bytes.toString('utf8'), text, 'the bytes of all tokens are the text');
  },
};

const alternatives: Check = {
  name: 'lists the likeliest tokens, the chosen one among them',
  needs,
  async run(context) {
    const request = greedyRequest(context.prompt, { maxTokens, logProbabilities: { alternatives: 3 } });
    const { logProbabilities } = await collect(await context.model(), request);
    assert.ok(logProbabilities.length > 0);
    for (const { token, logProbability, alternatives: others = [] } of logProbabilities) {
      assert.equal(others.length, 3, 'as many as asked for');
      const values = others.map((other) => other.logProbability);
      assert.deepEqual(
        values,
        values.toSorted((a, b) => b - a),
        'likeliest first',
      );
      assert.equal(others[0]?.token, token, 'at temperature 0 the likeliest token is taken');
      assert.ok(Math.abs((others[0]?.logProbability ?? 1) - logProbability) < 1e-3, 'and it has the same probability');
      assert.ok(values.reduce((sum, value) => sum + Math.exp(value), 0) < 1.001, 'probabilities add up to at most 1');
    }
  },
};

const unasked: Check = {
  name: 'gives no log probabilities where none are asked for',
  needs,
  async run(context) {
    const { logProbabilities } = await collect(await context.model(), greedyRequest(context.prompt, { maxTokens }));
    assert.equal(logProbabilities.length, 0);
  },
};

/** What log probabilities promise where they are declared. */
export const logProbabilities: Theme = { name: 'log probabilities', checks: [each, alternatives, unasked] };
