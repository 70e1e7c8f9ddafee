import assert from 'node:assert/strict';
import { ContextExceededError, type LoadedModel, type RuntimeError } from '@puna/runtime';
import type { Check, Theme } from '../check.js';
import type { ConformanceContext } from '../conformance-context.js';
import { rejectsWith } from '../support/errors.js';
import { collect, type Generation, greedyRequest } from '../support/generate.js';
import { textOfTokens } from '../support/texts.js';

const small = { contextLength: 64, slots: 1 } as const;

/** Generates without an end that the model could choose. */
async function endless(context: ConformanceContext, model: LoadedModel, maxTokens: number): Promise<Generation> {
  if (!model.capabilities.constrainedOutput)
    context.skip('without constrained output the model may end its answer early');
  const constraint = { type: 'gbnf', grammar: 'root ::= "x " root' } as const;
  const work = collect(model, greedyRequest(context.prompt, { constraint, maxTokens }));
  return work.catch((error: RuntimeError) => {
    if (error.code === 'unsupported' || error.code === 'invalid-request')
      context.skip('the adapter takes no endless grammar');
    throw error;
  });
}

const refuses: Check = {
  name: 'refuses a prompt that is too long where it must not be cut',
  needs: ['completion', 'tokens'],
  async run(context) {
    const model = await context.loadAnother(small);
    const { contextLength } = model.limits;
    const prompt = await textOfTokens(model, contextLength + 20);
    const work = collect(model, greedyRequest(prompt, { truncatePrompt: false, maxTokens: 2 }));
    const error = await rejectsWith(work, ContextExceededError, 'a prompt that is too long');
    const { details } = error as ContextExceededError;
    assert.equal(details.contextLength, contextLength);
    assert.ok((details.tokens as number) > contextLength, `details.tokens is ${String(details.tokens)}`);
  },
};

const cuts: Check = {
  name: 'cuts a prompt that is too long otherwise',
  needs: ['completion', 'tokens'],
  async run(context) {
    const model = await context.loadAnother(small);
    const { contextLength } = model.limits;
    const prompt = await textOfTokens(model, contextLength + 20);
    const { done } = await collect(model, greedyRequest(prompt, { maxTokens: 2 }));
    assert.ok(
      done.usage.promptTokens > 0 && done.usage.promptTokens <= contextLength,
      `${done.usage.promptTokens} tokens`,
    );
  },
};

const ends: Check = {
  name: 'ends with `length` when the context is full and must not be shifted',
  needs: ['completion'],
  async run(context) {
    const model = await context.loadAnother({ ...small, contextShift: false });
    const { contextLength } = model.limits;
    const { done } = await endless(context, model, contextLength * 2);
    assert.equal(done.reason, 'length');
    // The last token that is generated need not be stored any more.
    const { promptTokens, generatedTokens } = done.usage;
    assert.ok(promptTokens + generatedTokens <= contextLength + 1, `${promptTokens} + ${generatedTokens} tokens fit`);
  },
};

const shifts: Check = {
  name: 'goes on beyond a full context where context shift is declared, and ends with `length` otherwise',
  needs: ['completion'],
  async run(context) {
    const model = await context.loadAnother({ ...small, contextShift: true });
    const maxTokens = model.limits.contextLength * 2;
    const { done } = await endless(context, model, maxTokens);
    assert.equal(done.reason, 'length');
    if (model.capabilities.contextShift) assert.equal(done.usage.generatedTokens, maxTokens);
    else assert.ok(done.usage.generatedTokens < maxTokens);
  },
};

/** What happens at the end of the context. */
export const contextLength: Theme = { name: 'context length', checks: [refuses, cuts, ends, shifts] };
