import assert from 'node:assert/strict';
import { ModelClosedError } from '@puna/runtime';
import type { Check, Theme } from '../check.js';
import { declares } from '../support/declares.js';
import { rejectsWith } from '../support/errors.js';
import { collect, greedyRequest, iterate, longRequest } from '../support/generate.js';
import { within } from '../support/within.js';

const twice: Check = {
  name: 'may be closed more than once, and `closed` resolves without an error',
  async run(context) {
    const model = await context.loadAnother();
    await within(context, Promise.all([model.close(), model.close()]), 'closing');
    await model.close();
    assert.equal(await within(context, model.closed, 'the resolution of `closed`'), undefined);
  },
};

const running: Check = {
  name: 'ends running and waiting work with a ModelClosedError',
  needs: ['completion'],
  async run(context) {
    const model = await context.loadAnother({ slots: 1 });
    const iterator = iterate(model, longRequest(context.prompt));
    await iterator.next();
    const rest = (async () => {
      while (!(await iterator.next()).done);
    })();
    const work = [rest, collect(model, longRequest(context.prompt)), collect(model, longRequest(context.prompt))];
    const ended = Promise.all(work.map((one) => rejectsWith(one, ModelClosedError, 'work on a model that was closed')));
    ended.catch(() => {}); // closing may fail first
    await within(context, model.close(), 'closing');
    await within(context, ended, 'the end of all work');
  },
};

const afterwards: Check = {
  name: 'refuses work after it was closed with a ModelClosedError',
  async run(context) {
    const model = await context.loadAnother();
    await model.close();
    if (declares(model.capabilities, 'tokens')) {
      await rejectsWith(model.tokenize('Hello'), ModelClosedError, 'tokenize');
    }
    if (model.capabilities.completion) {
      await rejectsWith(collect(model, greedyRequest(context.prompt)), ModelClosedError, 'generate');
    }
    if (model.capabilities.embedding) await rejectsWith(model.embed({ inputs: ['x'] }), ModelClosedError, 'embed');
  },
};

const again: Check = {
  name: 'loads the same model again after it was closed',
  needs: ['completion'],
  async run(context) {
    const request = greedyRequest(context.prompt, { maxTokens: 8 });
    const texts: string[] = [];
    for (let i = 0; i < 3; i++) {
      const model = await context.loadAnother();
      texts.push((await collect(model, request)).text);
      await model.close();
    }
    assert.equal(new Set(texts).size, 1);
  },
};

/** What `close` promises. */
export const closing: Theme = { name: 'closing', checks: [twice, running, afterwards, again] };
