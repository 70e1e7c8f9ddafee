import assert from 'node:assert/strict';
import { OutOfMemoryError } from '@puna/runtime';
import type { Check, Theme } from '../check.js';
import type { ConformanceContext } from '../conformance-context.js';
import { closeAfter } from '../support/close-after.js';
import { rejectsWith } from '../support/errors.js';
import { collect, greedyRequest } from '../support/generate.js';
import { residentMemory } from '../support/resident-memory.js';

/** A leak of so many bytes shows beside what a process takes and gives back by itself. */
const visibleLeak = 96 * 1024 ** 2;
const mostLoads = 24;

/** Loads the model, uses it and closes it. Gives the bytes that it said to take. */
async function loadAndClose(context: ConformanceContext): Promise<number> {
  const model = await context.loadAnother();
  const { total } = await model.memory();
  if (model.capabilities.completion) await collect(model, greedyRequest(context.prompt, { maxTokens: 4 }));
  await model.close();
  return total;
}

const givesBack: Check = {
  name: 'gives the memory of closed models back',
  async run(context: ConformanceContext) {
    let total = 0;
    for (let i = 0; i < 3; i++) total = await loadAndClose(context);
    const loads = Math.max(3, Math.ceil(visibleLeak / total));
    if (loads > mostLoads) context.skip('the model takes too little memory for a leak to be seen');
    const before = await residentMemory();
    if (before === undefined) context.skip('this system does not tell the memory of processes');
    for (let i = 0; i < loads; i++) await loadAndClose(context);
    const grown = ((await residentMemory()) ?? 0) - before;
    const leak = loads * total;
    assert.ok(grown < leak / 2, `${loads} loads of ${total} bytes left ${grown} bytes behind`);
  },
};

const tooLarge: Check = {
  name: 'refuses with an OutOfMemoryError what memory is too short for, and goes on',
  async run(context: ConformanceContext) {
    const { tooLarge } = context;
    if (!tooLarge) context.skip('no load is known that no machine has the memory for');
    const settings = { ...context.settings, ...tooLarge.settings };
    const load = context.runtime.load(tooLarge.files ?? context.files, { settings });
    await rejectsWith(closeAfter(load), OutOfMemoryError, 'the load');
    assert.ok(await loadAndClose(context), 'a model that fits can still be loaded');
  },
};

/** What is promised of memory. */
export const memory: Theme = { name: 'memory', checks: [givesBack, tooLarge] };
