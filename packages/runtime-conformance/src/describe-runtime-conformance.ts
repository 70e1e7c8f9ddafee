import { afterAll, beforeAll, describe, it } from 'vitest';
import type { Theme } from './check.js';
import { ConformanceContext } from './conformance-context.js';
import type { ConformanceOptions } from './conformance-options.js';
import { runCheck } from './run-check.js';
import { themes } from './themes.js';

/**
 * Declares the tests that every adapter must pass. Call it at the top of a vitest file of the adapter's package.
 *
 * @throws Error where `skip` names a check that does not exist or gives no reason, or `themes` names a theme that does not exist.
 */
export function describeRuntimeConformance(options: ConformanceOptions): void {
  const reasons = skipReasons(options);
  const chosen = chosenThemes(options);
  describe(`${options.name} keeps the contract of runtimes`, () => {
    let context: ConformanceContext;
    beforeAll(async () => {
      if (options.missingModel !== undefined) return;
      context = await ConformanceContext.create(options);
    });
    afterAll(() => context?.dispose());

    for (const theme of chosen) {
      describe(`${theme.name}`, () => {
        for (const check of theme.checks) {
          // oxlint-disable-next-line vitest/expect-expect -- a check asserts with node:assert, so that it also runs outside vitest
          it(`${check.name}`, async (test) => {
            const reason = options.missingModel ?? reasons.get(check.name);
            if (reason !== undefined) test.skip(reason);
            const outcome = await runCheck(check, context);
            if (!outcome.passed) test.skip(outcome.skipped);
          });
        }
      });
    }
  });
}

function chosenThemes({ themes: names }: ConformanceOptions): readonly Theme[] {
  const known = themes.map(({ name }) => name);
  const unknown = names?.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new Error(`The conformance kit has no theme "${unknown}". It has: ${known.join(', ')}.`);
  }
  return themes.filter(({ name }) => names?.includes(name) ?? true);
}

function skipReasons({ skip = [] }: ConformanceOptions): Map<string, string> {
  const known = new Set(themes.flatMap(({ checks }) => checks.map(({ name }) => name)));
  const reasons = new Map<string, string>();
  for (const { reason, tests } of skip) {
    if (reason.trim() === '') throw new Error(`A skip needs a reason: ${tests.join(', ')}.`);
    for (const name of tests) {
      if (!known.has(name)) throw new Error(`The conformance kit has no check "${name}", so it can't be skipped.`);
      reasons.set(name, reason);
    }
  }
  return reasons;
}
