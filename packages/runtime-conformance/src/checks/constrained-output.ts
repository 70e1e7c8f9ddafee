import assert from 'node:assert/strict';
import { InvalidRequestError, type JsonSchema, UnsupportedError } from '@puna/runtime';
import type { Check, Theme } from '../check.js';
import { rejectsWith } from '../support/errors.js';
import { collect, greedyRequest, promptRequest } from '../support/generate.js';

const needs = ['completion', 'constrainedOutput'] as const;
const maxTokens = 200;

const json: Check = {
  name: 'holds the output to a JSON object',
  needs,
  async run(context) {
    const model = await context.model();
    for (const seed of [1, 2, 3]) {
      const sampling = { temperature: 1, seed };
      const request = promptRequest(context.prompt, { constraint: { type: 'json' }, maxTokens, sampling });
      const { text, done } = await collect(model, request);
      assert.match(text, /^\s*\{/u, 'the output begins as an object');
      if (done.reason === 'stop') assert.equal(typeof JSON.parse(text), 'object');
    }
  },
};

const schema: JsonSchema = {
  type: 'object',
  properties: {
    size: { type: 'string', enum: ['small', 'large'] },
    available: { type: 'boolean' },
    kind: { enum: ['house', 'tree', 7] },
  },
  required: ['size', 'available', 'kind'],
  additionalProperties: false,
};

const obeysSchema: Check = {
  name: 'holds the output to a JSON Schema, in its order',
  needs,
  async run(context) {
    const model = await context.model();
    for (const seed of [1, 2, 3]) {
      const constraint = { type: 'json-schema', schema } as const;
      const request = promptRequest(context.prompt, { constraint, maxTokens, sampling: { temperature: 3, seed } });
      const { text, done } = await collect(model, request);
      const value = JSON.parse(text) as Record<string, unknown>;
      assert.deepEqual(Object.keys(value), ['size', 'available', 'kind']);
      assert.ok(['small', 'large'].includes(value.size as string), `size ${String(value.size)}`);
      assert.equal(typeof value.available, 'boolean');
      assert.ok(['house', 'tree', 7].includes(value.kind as string), `kind ${String(value.kind)}`);
      assert.equal(done.reason, 'stop', 'a finished value ends the answer');
    }
  },
};

const refusesGrammar: Check = {
  name: 'refuses a grammar that is none, and goes on',
  needs,
  async run(context) {
    const model = await context.model();
    const constraint = { type: 'gbnf', grammar: 'root ::= ( "a" | missing' } as const;
    const work = collect(model, greedyRequest(context.prompt, { constraint, maxTokens: 8 }));
    // An adapter may know schemas but no grammars.
    await rejectsWith(work, [InvalidRequestError, UnsupportedError], 'a generation with a broken grammar');
    assert.ok((await collect(model, greedyRequest(context.prompt, { maxTokens: 2 }))).done);
  },
};

/** What `constraint` promises where it is declared. */
export const constrainedOutput: Theme = { name: 'constrained output', checks: [json, obeysSchema, refusesGrammar] };
