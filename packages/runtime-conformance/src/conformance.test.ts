import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { referenceOptions } from './fixtures/reference-options.js';
import { createReferenceRuntime } from './fixtures/reference-runtime.js';
import { describeRuntimeConformance } from './index.js';

const folder = mkdtempSync(join(tmpdir(), 'reference-model-'));
afterAll(() => rmSync(folder, { recursive: true }));

// What an adapter's test file looks like.
describeRuntimeConformance(await referenceOptions(folder));

describe('a choice of themes', () => {
  it('names themes that exist', () => {
    const options = { name: 'x', createRuntime: createReferenceRuntime, themes: ['probing', 'laoding'] };
    expect(() => describeRuntimeConformance(options)).toThrow('no theme "laoding". It has: probing, loading,');
  });
});

describe('a skip', () => {
  const options = { name: 'x', createRuntime: createReferenceRuntime };

  it('needs a reason', () => {
    const skip = [{ reason: ' ', tests: ['accepts the model'] }];
    expect(() => describeRuntimeConformance({ ...options, skip })).toThrow('needs a reason');
  });

  it('names a check that exists', () => {
    const skip = [{ reason: 'because', tests: ['accepts the modle'] }];
    expect(() => describeRuntimeConformance({ ...options, skip })).toThrow('no check "accepts the modle"');
  });
});
