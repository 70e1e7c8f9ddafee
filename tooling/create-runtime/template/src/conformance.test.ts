import { describeRuntimeConformance } from '@puna/runtime-conformance';
import { createAcmeRuntime } from './create-runtime.js';
import { writeWeights } from './fixtures/write-weights.js';

// Loading and the refusal of wrong files are checked from the start. The rest waits for `capabilities.ts` to declare it.
describeRuntimeConformance({
  name: 'acme',
  createRuntime: () => createAcmeRuntime(),
  model: await writeWeights(),
});
