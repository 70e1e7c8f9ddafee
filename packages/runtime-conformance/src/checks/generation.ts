import assert from 'node:assert/strict';
import type { GenerateUsage, LoadedModel } from '@puna/runtime';
import type { Check, Theme } from '../check.js';
import type { ConformanceContext } from '../conformance-context.js';
import { collect, greedyRequest, longRequest } from '../support/generate.js';

const knownAnswers: Check = {
  name: 'gives the known answers at temperature 0',
  needs: ['completion'],
  async run(context) {
    if (context.expectations.length === 0) context.skip('no answers of this model are known');
    const model = await context.model();
    for (const { prompt, text } of context.expectations) {
      const answer = await collect(model, greedyRequest(prompt));
      assert.equal(answer.text, text);
      assert.equal(answer.done.reason, 'stop');
    }
  },
};

const counts: Check = {
  name: 'counts the tokens of prompt and answer',
  needs: ['completion'],
  async run(context) {
    const model = await context.model();
    const known = context.expectations.length > 0 ? context.expectations : [{ prompt: context.prompt }];
    for (const { prompt, ...expected } of known) {
      const { usage } = (await collect(model, greedyRequest(prompt, { maxTokens: 200 }))).done;
      assertSound(usage);
      if ('promptTokens' in expected)
        assert.equal(usage.promptTokens, expected.promptTokens, `prompt tokens of ${prompt}`);
      if ('generatedTokens' in expected) {
        assert.equal(usage.generatedTokens, expected.generatedTokens, `generated tokens after ${prompt}`);
      }
    }
  },
};

const maximum: Check = {
  name: 'ends with `length` after maxTokens tokens',
  needs: ['completion'],
  async run(context) {
    const model = await context.model();
    for (const maxTokens of [1, 5]) {
      const { done } = await collect(model, longRequest(context.prompt, { maxTokens }));
      assert.equal(done.usage.generatedTokens, maxTokens);
      assert.equal(done.reason, 'length');
    }
  },
};

const wholeCharacters: Check = {
  name: 'gives pieces of whole characters',
  needs: ['completion'],
  async run(context) {
    const model = await context.model();
    for (const piece of model.capabilities.constrainedOutput
      ? await dictated(model, context.prompt)
      : await remembered(model, context)) {
      assert.doesNotMatch(
        piece,
        /\u{FFFD}|\p{Surrogate}/u,
        `the piece ${JSON.stringify(piece)} holds part of a character`,
      );
    }
  },
};

/** Pieces of an answer that the model can't but give. */
async function dictated(model: LoadedModel, prompt: string): Promise<readonly string[]> {
  const value = 'grüß dich 😀 日本 👩‍👩‍👧';
  const constraint = { type: 'json-schema', schema: { type: 'string', enum: [value] } } as const;
  const { text, pieces } = await collect(model, greedyRequest(prompt, { constraint, maxTokens: 200 }));
  assert.equal(JSON.parse(text), value);
  return pieces;
}

/** Pieces of known answers that have longer characters. */
async function remembered(model: LoadedModel, context: ConformanceContext): Promise<readonly string[]> {
  const known = context.expectations.filter(({ text }) => Buffer.byteLength(text) > text.length);
  if (known.length === 0)
    context.skip('no answers with characters of several bytes are known, and none can be asked for');
  const answers = known.map(({ prompt }) => collect(model, greedyRequest(prompt)));
  return (await Promise.all(answers)).flatMap(({ pieces }) => pieces);
}

const remembers: Check = {
  name: 'does not read a prompt again that a slot remembers',
  needs: ['completion'],
  async run(context) {
    const model = await context.loadAnother({ slots: 1 });
    const first = await collect(model, greedyRequest(context.prompt, { maxTokens: 24 }));
    const second = await collect(model, greedyRequest(context.prompt, { maxTokens: 24 }));
    assert.equal(first.done.usage.cachedPromptTokens, 0, 'a fresh model remembers nothing');
    assert.ok(second.done.usage.cachedPromptTokens > 0, 'the second time comes from the cache');
    assert.equal(second.done.usage.promptTokens, first.done.usage.promptTokens, 'cached tokens count as prompt tokens');
    assert.equal(second.text, first.text, 'the answer is the same');
    assertSound(second.done.usage);
  },
};

const forgets: Check = {
  name: 'is not confused by what a slot remembers of another prompt',
  needs: ['completion'],
  async run(context) {
    const model = await context.loadAnother({ slots: 1 });
    const prompts = [context.prompt, `${context.prompt} and`, context.prompt.slice(0, -3), 'The', context.prompt];
    for (const prompt of prompts) {
      const fresh = await context.loadAnother({ slots: 1 });
      const request = greedyRequest(prompt, { maxTokens: 16 });
      assert.equal((await collect(model, request)).text, (await collect(fresh, request)).text, `after ${prompt}`);
      await fresh.close();
    }
  },
};

function assertSound(usage: GenerateUsage): void {
  for (const [name, value] of Object.entries(usage))
    assert.ok(Number.isFinite(value) && value >= 0, `${name} is ${value}`);
  assert.ok(usage.promptTokens > 0, 'a prompt has tokens');
  assert.ok(usage.cachedPromptTokens <= usage.promptTokens, 'cached tokens are part of the prompt tokens');
}

/** What `generate` promises for one request. */
export const generation: Theme = {
  name: 'generation',
  checks: [knownAnswers, counts, maximum, wholeCharacters, remembers, forgets],
};
