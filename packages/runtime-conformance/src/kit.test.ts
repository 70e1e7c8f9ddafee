import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Runtime } from '@puna/runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { flaws } from './fixtures/flaws/index.js';
import { referenceOptions } from './fixtures/reference-options.js';
import { createReferenceRuntime } from './fixtures/reference-runtime.js';
import { type CheckOutcome, ConformanceContext, type ConformanceOptions, runCheck, themes } from './index.js';

const checks = themes.flatMap((theme) => theme.checks);
let folder: string;
let options: ConformanceOptions;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'reference-model-'));
  options = await referenceOptions(folder);
});

afterAll(() => rmSync(folder, { recursive: true }));

async function run(
  runtime: Runtime,
  names: readonly string[],
  patience = 20_000,
): Promise<Map<string, CheckOutcome | Error>> {
  const outcomes = new Map<string, CheckOutcome | Error>();
  for (const name of names) {
    const check = checks.find((one) => one.name === name);
    if (!check) throw new Error(`There is no check "${name}".`);
    const context = await ConformanceContext.create({ ...options, createRuntime: () => runtime, patience });
    await runtime.probe(context.files).catch(() => {});
    outcomes.set(name, await runCheck(check, context).catch((error: unknown) => error as Error));
    await context.dispose().catch(() => {});
  }
  return outcomes;
}

/** Milliseconds after which a broken runtime that hangs is noticed. Sound ones get the time that they need. */
const patience = 200;

describe('the kit notices a runtime that', () => {
  it.each(flaws)('$name', async ({ breakIt, caughtBy }) => {
    for (const [name, outcome] of await run(breakIt(createReferenceRuntime()), caughtBy, patience)) {
      expect(outcome, `outcome of "${name}"`).toBeInstanceOf(Error);
    }
  });
});

describe('the kit', () => {
  it('lets a sound runtime pass every check', async () => {
    const names = checks.map(({ name }) => name);
    for (const [name, outcome] of await run(createReferenceRuntime(), names)) {
      expect(outcome, `outcome of "${name}"`).toEqual({ passed: true });
    }
  });

  it('has names that are unique, so that a skip means one check', () => {
    expect(new Set(checks.map(({ name }) => name)).size).toBe(checks.length);
  });

  it('skips checks of what is not declared, with the reason', async () => {
    const model = await options.createRuntime();
    const runtime: Runtime = {
      ...model,
      async load(files, loadOptions) {
        const loaded = await model.load(files, loadOptions);
        return Object.assign(loaded, { capabilities: { ...loaded.capabilities, logProbabilities: false } });
      },
    };
    const name = 'gives one log probability for each token, at most 0';
    expect((await run(runtime, [name])).get(name)).toEqual({
      passed: false,
      skipped: 'the model does not declare logProbabilities',
    });
  });

  it('has a broken runtime for every check', () => {
    const caught = new Set(flaws.flatMap(({ caughtBy }) => caughtBy));
    expect(checks.map(({ name }) => name).filter((name) => !caught.has(name))).toEqual([]);
  });
});
