import assert from 'node:assert/strict';
import { LoadError, UnsupportedError } from '@puna/runtime';
import type { Check, Theme } from '../check.js';
import type { ConformanceContext } from '../conformance-context.js';
import { closeAfter } from '../support/close-after.js';
import { declares } from '../support/declares.js';
import { cutModel, garbageModel } from '../support/damage.js';
import { rejectsWith, rejectsWithReason } from '../support/errors.js';
import { within } from '../support/within.js';

const describesItself: Check = {
  name: 'tells capabilities and limits of the model',
  async run(context) {
    const { capabilities, limits } = await context.model();
    for (const [name, value] of Object.entries(capabilities))
      assert.equal(typeof value, 'boolean', `capability ${name}`);
    for (const name of ['contextLength', 'trainedContextLength', 'slots'] as const) {
      assert.ok(
        Number.isInteger(limits[name]) && limits[name] > 0,
        `${name} is a positive whole number, not ${limits[name]}`,
      );
    }
    for (const name of ['embeddingLength', 'vocabularySize'] as const) {
      assert.ok(Number.isInteger(limits[name]) && limits[name] >= 0, `${name} is a whole number, not ${limits[name]}`);
    }
    assert.ok([0, 1, 2].includes(limits.addedTokens), 'addedTokens is 0, 1 or 2');
    assert.ok(limits.slots <= context.settings.slots, 'there are no more slots than asked for');
  },
};

const tellsMemory: Check = {
  name: 'tells the memory that the model takes',
  async run(context) {
    const { total, device } = await (await context.model()).memory();
    assert.ok(total > 0, 'a loaded model takes memory');
    assert.ok(device >= 0 && device <= total, 'the part on devices is at most the whole');
  },
};

const reportsProgress: Check = {
  name: 'reports progress from 0 to 1',
  async run(context) {
    const fractions: number[] = [];
    const { settings } = context;
    const model = await context.runtime.load(context.files, { settings, onProgress: (part) => fractions.push(part) });
    await model.close();
    assert.ok(fractions.length > 0, 'progress is reported at least once');
    for (const fraction of fractions) assert.ok(fraction >= 0 && fraction <= 1, `progress ${fraction} is from 0 to 1`);
    assert.deepEqual(
      fractions,
      fractions.toSorted((a, b) => a - b),
      'progress does not go back',
    );
  },
};

const abortedBefore: Check = {
  name: 'does not load where the signal has aborted',
  async run(context) {
    const reason = new Error('aborted before the load');
    const load = context.runtime.load(context.files, { settings: context.settings, signal: AbortSignal.abort(reason) });
    await rejectsWithReason(closeAfter(load), reason, 'the load');
  },
};

const abortedWhile: Check = {
  name: 'stops loading when the signal aborts',
  async run(context) {
    const abort = new AbortController();
    const reason = new Error('aborted while loading');
    const load = context.runtime.load(context.files, { settings: context.settings, signal: abort.signal });
    abort.abort(reason);
    await within(context, rejectsWithReason(closeAfter(load), reason, 'the load'), 'the end of an aborted load');
    await assertUsable(context);
  },
};

const refusesCut: Check = {
  name: 'refuses a file that ends in the middle with a LoadError, and goes on',
  async run(context) {
    const damaged = await cutModel(context.files, await context.folder());
    const load = context.runtime.load(damaged, { settings: context.settings });
    await rejectsWith(closeAfter(load), LoadError, 'the load');
    await assertUsable(context);
  },
};

const refusesGarbage: Check = {
  name: 'refuses a file of garbage, and goes on',
  async run(context) {
    const damaged = await garbageModel(context.files, await context.folder());
    const load = context.runtime.load(damaged, { settings: context.settings });
    // Where `probe` would have refused the file, the contract asks for an UnsupportedError.
    await rejectsWith(closeAfter(load), [LoadError, UnsupportedError], 'the load');
    await assertUsable(context);
  },
};

const refusesOtherFormat: Check = {
  name: 'refuses to load another format with an UnsupportedError',
  async run(context) {
    const files = { ...context.files, format: 'conformance-test-format' };
    await rejectsWith(
      closeAfter(context.runtime.load(files, { settings: context.settings })),
      UnsupportedError,
      'the load',
    );
  },
};

const two: Check = {
  name: 'holds two models at once, and closing one leaves the other',
  needs: ['tokens'],
  async run(context) {
    const [first, second] = await Promise.all([context.loadAnother(), context.loadAnother()]);
    const tokens = await second.tokenize('Hello');
    await first.close();
    assert.deepEqual(await second.tokenize('Hello'), tokens);
  },
};

async function assertUsable(context: ConformanceContext): Promise<void> {
  const model = await context.loadAnother();
  if (!declares(model.capabilities, 'tokens')) return;
  assert.ok((await model.tokenize('Hello')).length > 0, 'a sound model can still be loaded');
}

/** What `load` promises. */
export const loading: Theme = {
  name: 'loading',
  checks: [
    describesItself,
    tellsMemory,
    reportsProgress,
    abortedBefore,
    abortedWhile,
    refusesCut,
    refusesGarbage,
    refusesOtherFormat,
    two,
  ],
};
