import assert from 'node:assert/strict';
import { type LoadedModel, ModelCrashedError } from '@puna/runtime';
import type { Check, Theme } from '../check.js';
import type { ConformanceContext } from '../conformance-context.js';
import { rejectsWith } from '../support/errors.js';
import { collect, greedyRequest, iterate, longRequest } from '../support/generate.js';
import { within } from '../support/within.js';

/** Ends the engine of a model, where the test can. */
async function kill(context: ConformanceContext, model: LoadedModel): Promise<void> {
  if (!context.kill) context.skip('nothing is known that ends the engine without this process');
  await context.kill(model);
}

const ended: Check = {
  name: 'ends all work with a ModelCrashedError when the engine is killed',
  needs: ['completion'],
  async run(context) {
    const model = await context.loadAnother({ slots: 1 });
    const iterator = iterate(model, longRequest(context.prompt));
    await iterator.next();
    const running = (async () => {
      while (!(await iterator.next()).done);
    })();
    const work = [running, collect(model, longRequest(context.prompt))];
    for (const one of work) one.catch(() => {}); // killing may be skipped
    await kill(context, model);
    for (const one of work) {
      await within(context, rejectsWith(one, ModelCrashedError, 'work on a model that crashed'), 'the end of all work');
    }
    const reason = await within(context, model.closed, 'the resolution of `closed`');
    assert.ok(ModelCrashedError.isInstance(reason), `\`closed\` resolves with the error, not with ${String(reason)}`);
  },
};

const afterwards: Check = {
  name: 'refuses work on a model that crashed, and can be closed then',
  needs: ['completion'],
  async run(context) {
    const model = await context.loadAnother();
    await kill(context, model);
    await within(context, model.closed, 'the resolution of `closed`');
    await rejectsWith(collect(model, greedyRequest(context.prompt)), ModelCrashedError, 'generate');
    await within(context, model.close(), 'closing');
  },
};

const others: Check = {
  name: 'goes on with other models after one crashed, and loads that one again',
  needs: ['completion'],
  async run(context) {
    const request = greedyRequest(context.prompt, { maxTokens: 8 });
    const [model, other] = [await context.loadAnother(), await context.loadAnother()];
    const { text } = await collect(other, request);
    await kill(context, model);
    await within(context, model.closed, 'the resolution of `closed`');
    assert.equal((await within(context, collect(other, request), 'an answer of another model')).text, text);
    assert.equal((await collect(await context.loadAnother(), request)).text, text);
  },
};

/** What happens to a model whose engine ends by itself. */
export const crashes: Theme = { name: 'crashes', checks: [ended, afterwards, others] };
