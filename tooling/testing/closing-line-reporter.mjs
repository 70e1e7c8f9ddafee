// Ends a test run with one plain line that scripts can read, and with the reason of each skipped test.

/** A vitest reporter: prints skip reasons, then `N passed, N failed, N skipped`. */
export default class ClosingLineReporter {
  /**
   * @param {ReadonlyArray<import('vitest/node').TestModule>} testModules
   * @param {ReadonlyArray<unknown>} unhandledErrors
   */
  onTestRunEnd(testModules, unhandledErrors) {
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    const reasons = new Map();
    for (const testModule of testModules) {
      if (testModule.state() === 'failed' && testModule.errors().length > 0)
        counts.failed += testModule.errors().length;
      for (const test of testModule.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed' || result.state === 'failed') counts[result.state] += 1;
        else {
          counts.skipped += 1;
          const reason = (result.state === 'skipped' && result.note) || 'no reason given';
          reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
        }
      }
    }
    for (const [reason, count] of reasons) console.log(`skipped ${count}: ${reason}`);
    console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  }
}
