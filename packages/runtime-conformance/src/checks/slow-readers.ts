import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { GenerateEvent } from '@puna/runtime';
import type { Check, Theme } from '../check.js';
import { takeWhatIsThere } from '../support/take-what-is-there.js';
import { collect, iterate, longRequest, summarize } from '../support/generate.js';

const needs = ['completion'] as const;

/** As the contract has them, see `LoadedModel.generate`. */
const mostEvents = 64;
const mostBytes = 256 * 1024;

const slowReader: Check = {
  name: 'loses and reorders nothing for a slow reader',
  needs,
  async run(context) {
    const model = await context.model();
    const request = longRequest(context.prompt, { maxTokens: 60 });
    const expected = await collect(model, request);
    const events: GenerateEvent[] = [];
    for await (const event of model.generate(request)) {
      events.push(event);
      if (events.length % 10 === 1) await sleep(30);
    }
    const slow = summarize(events);
    assert.equal(slow.text, expected.text);
    assert.equal(slow.done.usage.generatedTokens, expected.done.usage.generatedTokens);
  },
};

const bounded: Check = {
  name: 'keeps little for a reader that reads no further',
  // They make the events so large that an answer is longer than what connections hold.
  needs: ['completion', 'logProbabilities'],
  async run(context) {
    const model = await context.model();
    const request = longRequest(context.prompt, { logProbabilities: { alternatives: 20 } });
    const start = performance.now();
    await collect(model, request);
    const duration = performance.now() - start;
    const idle = iterate(model, request);
    await idle.next();
    try {
      await sleep(2 * duration + 50); // whoever does not wait for the reader is at the end by now
      const { events, isWhole } = await takeWhatIsThere(idle);
      const bytes = events.reduce((sum, event) => sum + JSON.stringify(event).length, 0);
      if (events.length <= mostEvents) return;
      if (bytes <= mostBytes && isWhole) context.skip('the answer is too short to tell');
      assert.ok(bytes <= mostBytes, `${events.length} events with ${bytes} bytes were kept`);
    } finally {
      await idle.return?.();
    }
  },
};

/** What a reader that is slower than the model is promised. */
export const slowReaders: Theme = {
  name: 'slow readers',
  checks: [slowReader, bounded],
};
