import type { Check } from './check.js';
import { declares } from './support/declares.js';
import { type ConformanceContext, SkippedCheck } from './conformance-context.js';

/** What became of a check that did not fail. */
export type CheckOutcome =
  | { readonly passed: true }
  | {
      readonly passed: false;
      /** Why there was nothing to check. */
      readonly skipped: string;
    };

/** Runs one check. Rejects where the runtime breaks the promise. */
export async function runCheck(check: Check, context: ConformanceContext): Promise<CheckOutcome> {
  try {
    const missing = await missingCapability(check, context);
    if (missing) return { passed: false, skipped: `the model does not declare ${missing}` };
    await check.run(context);
    return { passed: true };
  } catch (error) {
    if (error instanceof SkippedCheck) return { passed: false, skipped: error.message };
    throw error;
  } finally {
    await context.afterCheck();
  }
}

async function missingCapability({ needs = [] }: Check, context: ConformanceContext): Promise<string | undefined> {
  if (needs.length === 0) return undefined;
  const { capabilities } = await context.model();
  return needs.find((name) => !declares(capabilities, name));
}
