import assert from 'node:assert/strict';
import type { Check, Theme } from '../check.js';
import type { ConformanceContext } from '../conformance-context.js';
import { collect, type Generation, greedyRequest } from '../support/generate.js';

const maxTokens = 32;

async function answer(context: ConformanceContext, stop: readonly string[] = []): Promise<Generation> {
  return collect(await context.model(), greedyRequest(context.prompt, { maxTokens, stop }));
}

const noneLeaks: Check = {
  name: 'ends before a stop text, wherever tokens begin',
  needs: ['completion'],
  async run(context) {
    const { text } = await answer(context);
    if (text.length < 12) context.skip('the answer of this model is too short');
    for (const length of [1, 3, 8]) {
      for (const start of [2, 3, 4, Math.floor(text.length / 2)]) {
        const stop = text.slice(start, start + length);
        const stopped = await answer(context, [stop]);
        assert.equal(stopped.text, text.slice(0, text.indexOf(stop)), `stopped by ${JSON.stringify(stop)}`);
        assert.equal(stopped.done.reason, 'stop');
      }
    }
  },
};

const several: Check = {
  name: 'takes the stop text that comes first',
  needs: ['completion'],
  async run(context) {
    const { text } = await answer(context);
    if (text.length < 12) context.skip('the answer of this model is too short');
    const stops = [text.slice(8, 11), text.slice(4, 6), 'this never comes'];
    const first = Math.min(...stops.map((stop) => text.indexOf(stop)).filter((index) => index >= 0));
    assert.equal((await answer(context, stops)).text, text.slice(0, first));
  },
};

const almost: Check = {
  name: 'gives text that only began like a stop text',
  needs: ['completion'],
  async run(context) {
    const { text, done } = await answer(context);
    const stops = [`${text.slice(2, 6)}\u0007`, `${text.slice(-3)}\u0007`];
    const stopped = await answer(context, stops);
    assert.equal(stopped.text, text);
    assert.equal(stopped.done.reason, done.reason);
  },
};

/** What `stop` promises. */
export const stopTexts: Theme = { name: 'stop texts', checks: [noneLeaks, several, almost] };
