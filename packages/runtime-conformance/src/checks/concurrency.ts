import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { GenerateEvent } from '@puna/runtime';
import type { Check, Theme } from '../check.js';
import type { ConformanceContext } from '../conformance-context.js';
import { collect, greedyRequest, iterate, longRequest, summarize } from '../support/generate.js';
import { within } from '../support/within.js';

const needs = ['completion'] as const;
const maxTokens = 48;
const requests = 16;

function prompts(context: ConformanceContext): string[] {
  const known = context.expectations.map(({ prompt }) => prompt);
  const some = known.length > 0 ? known : [context.prompt, 'The capital of France is', '1, 2, 3,', 'Dear Sir or Madam'];
  return Array.from({ length: requests }, (_, index) => some[index % some.length] as string);
}

/** What the model answers to each prompt when it has nothing else to do. */
async function alone(context: ConformanceContext): Promise<Map<string, string>> {
  const model = await context.model();
  const answers = new Map<string, string>();
  for (const prompt of prompts(context)) {
    if (!answers.has(prompt)) answers.set(prompt, (await collect(model, greedyRequest(prompt, { maxTokens }))).text);
  }
  return answers;
}

const together: Check = {
  name: 'answers 16 requests at once as it answers each alone',
  needs,
  async run(context) {
    const model = await context.model();
    const expected = await alone(context);
    const work = prompts(context).map(async (prompt) => {
      const { text } = await collect(model, greedyRequest(prompt, { maxTokens }));
      assert.equal(text, expected.get(prompt));
    });
    await within(context, Promise.all(work), 'the end of all requests');
  },
};

const cancelled: Check = {
  name: 'answers the others right when some of 16 requests are cancelled',
  needs,
  async run(context) {
    const model = await context.model();
    const expected = await alone(context);
    const work = prompts(context).map(async (prompt, index) => {
      if (index % 2 === 0) {
        const { text } = await collect(model, greedyRequest(prompt, { maxTokens }));
        assert.equal(text, expected.get(prompt));
        return;
      }
      const iterator = iterate(model, longRequest(prompt));
      for (let event = 0; event < index; event++) await iterator.next();
      await iterator.return?.();
    });
    await within(context, Promise.all(work), 'the end of all requests');
  },
};

const inOrder: Check = {
  name: 'takes waiting requests in order, and tells how long they waited',
  needs,
  async run(context) {
    const model = await context.loadAnother({ slots: 1 });
    const finished: number[] = [];
    const work = [0, 1, 2, 3].map(async (index) => {
      const { done } = await collect(model, greedyRequest(context.prompt, { maxTokens: 8 }));
      finished.push(index);
      return done.usage.queueDuration;
    });
    const waits = await within(context, Promise.all(work), 'the end of all requests');
    assert.deepEqual(finished, [0, 1, 2, 3]);
    assert.ok((waits[3] ?? 0) > (waits[0] ?? 0), `the last waited longer than the first: ${waits.join(', ')} ms`);
  },
};

const atTheEnd: Check = {
  name: 'does not overlook a request that comes just as another one ends',
  needs,
  async run(context) {
    const model = await context.loadAnother({ slots: 1 });
    // A loop that goes to sleep does so some turns of the microtask queue after its last event.
    for (let turns = 0; turns < 10; turns++) {
      const work = (async () => {
        for await (const _ of model.generate(greedyRequest(context.prompt, { maxTokens: 2 })));
        for (let turn = 0; turn < turns; turn++) await Promise.resolve();
        for await (const _ of model.generate(greedyRequest(context.prompt, { maxTokens: 2 })));
      })();
      await within(context, work, `the end of a request that came ${turns} turns after another`);
    }
  },
};

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

const others: Check = {
  name: 'is not held up by a reader that reads no further',
  needs,
  async run(context) {
    const model = await context.model();
    if (model.limits.slots < 2) context.skip('there is one slot only');
    const idle = iterate(model, longRequest(context.prompt));
    await idle.next();
    try {
      const work = collect(model, greedyRequest(context.prompt, { maxTokens }));
      assert.ok((await within(context, work, 'the answer in another slot')).done);
    } finally {
      await idle.return?.();
    }
  },
};

const tokenizes: Check = {
  name: 'tokenises while it generates',
  needs: ['completion', 'tokens'],
  async run(context) {
    const model = await context.model();
    const expected = await model.tokenize('Hello');
    const generation = collect(model, longRequest(context.prompt, { maxTokens: 40 }));
    generation.catch(() => {}); // tokenising may fail first
    for (let i = 0; i < 20; i++) assert.deepEqual(await model.tokenize('Hello'), expected);
    await generation;
  },
};

/** What requests at the same time are promised. */
export const concurrency: Theme = {
  name: 'concurrency',
  checks: [together, cancelled, inOrder, atTheEnd, slowReader, others, tokenizes],
};
