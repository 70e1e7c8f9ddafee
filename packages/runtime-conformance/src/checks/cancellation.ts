import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LoadedModel } from '@puna/runtime';
import type { Check, Theme } from '../check.js';
import type { ConformanceContext } from '../conformance-context.js';
import { rejectsWithReason } from '../support/errors.js';
import { collect, greedyRequest, iterate, longRequest } from '../support/generate.js';
import { textOfTokens } from '../support/texts.js';
import { within } from '../support/within.js';

const needs = ['completion'] as const;

/** A model with one slot, so that a slot that was not freed is noticed. */
function oneSlot(context: ConformanceContext): Promise<LoadedModel> {
  return context.loadAnother({ slots: 1 });
}

async function assertFree(context: ConformanceContext, model: LoadedModel): Promise<void> {
  const request = greedyRequest(context.prompt, { maxTokens: 24 });
  const answer = await within(context, collect(model, request), 'an answer after the slot was freed');
  const expected = await collect(await context.model(), request);
  assert.equal(answer.text, expected.text, 'what was cancelled leaves no trace in the next answer');
}

const before: Check = {
  name: 'does not start where the signal has aborted',
  needs,
  async run(context) {
    const model = await oneSlot(context);
    const reason = new Error('aborted before the start');
    const work = collect(model, greedyRequest(context.prompt, { signal: AbortSignal.abort(reason) }));
    await rejectsWithReason(work, reason, 'the generation');
    await assertFree(context, model);
  },
};

const queued: Check = {
  name: 'leaves the queue when the signal aborts',
  needs,
  async run(context) {
    const model = await oneSlot(context);
    const running = iterate(model, longRequest(context.prompt));
    await running.next();
    const abort = new AbortController();
    const reason = new Error('aborted in the queue');
    const waiting = collect(model, longRequest(context.prompt, { signal: abort.signal }));
    const rejected = rejectsWithReason(waiting, reason, 'the generation');
    setTimeout(() => abort.abort(reason), 20);
    await within(context, rejected, 'the end of a generation that waited');
    assert.equal((await running.next()).done, false, 'the generation before it goes on');
    await running.return?.();
    await assertFree(context, model);
  },
};

const reading: Check = {
  name: 'stops reading the prompt when the signal aborts',
  needs: ['completion', 'tokens'],
  async run(context) {
    const model = await oneSlot(context);
    const prompt = await textOfTokens(model, Math.floor(model.limits.contextLength * 0.7));
    const abort = new AbortController();
    const reason = new Error('aborted while reading');
    const work = collect(model, longRequest(prompt, { signal: abort.signal }));
    const rejected = rejectsWithReason(work, reason, 'the generation');
    setImmediate(() => abort.abort(reason));
    await within(context, rejected, 'the end of a generation that reads its prompt');
    await assertFree(context, model);
  },
};

const generating: Check = {
  name: 'stops generating when the signal aborts',
  needs,
  async run(context) {
    const model = await oneSlot(context);
    const abort = new AbortController();
    const reason = new Error('aborted while generating');
    let events = 0;
    const work = (async () => {
      for await (const _ of model.generate(longRequest(context.prompt, { signal: abort.signal }))) {
        events++;
        if (events === 3) abort.abort(reason);
      }
    })();
    await within(context, rejectsWithReason(work, reason, 'the generation'), 'the end of a generation');
    assert.ok(events <= 4, `${events - 3} more events came after the signal`);
    await assertFree(context, model);
  },
};

const unread: Check = {
  name: 'frees the slot when the signal aborts while nobody reads',
  needs,
  async run(context) {
    const model = await oneSlot(context);
    const abort = new AbortController();
    const reason = new Error('aborted between two events');
    const iterator = iterate(model, longRequest(context.prompt, { signal: abort.signal }));
    await iterator.next();
    abort.abort(reason);
    await assertFree(context, model);
    await iterator.return?.();
  },
};

const leaving: Check = {
  name: 'frees the slot when the reader leaves early',
  needs,
  async run(context) {
    const model = await oneSlot(context);
    for (let i = 0; i < 5; i++) {
      const leave = (async () => {
        for await (const event of model.generate(longRequest(context.prompt))) if (event.type === 'text') break;
      })();
      await within(context, leave, 'leaving a generation');
    }
    await assertFree(context, model);
  },
};

const neverRead: Check = {
  name: 'takes no slot before the first event is read',
  needs,
  async run(context) {
    const model = await oneSlot(context);
    const unread = model.generate(longRequest(context.prompt));
    await sleep(20);
    await assertFree(context, model);
    assert.ok(unread);
  },
};

const late: Check = {
  name: 'is not disturbed by a signal that aborts after the end',
  needs,
  async run(context) {
    const model = await oneSlot(context);
    const abort = new AbortController();
    await collect(model, greedyRequest(context.prompt, { maxTokens: 2, signal: abort.signal }));
    abort.abort(new Error('aborted after the end'));
    await assertFree(context, model);
  },
};

/** What aborting promises. */
export const cancellation: Theme = {
  name: 'cancellation',
  checks: [before, queued, reading, generating, unread, leaving, neverRead, late],
};
