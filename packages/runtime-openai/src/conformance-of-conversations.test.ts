import { temporaryDirectory } from '@puna-tooling/testing';
import { describeRuntimeConformance } from '@puna/runtime-conformance';
import { afterAll } from 'vitest';
import { createOpenAiRuntime } from './create-runtime.js';
import { missingPuna, startPuna } from './fixtures/puna-server.js';

// Another Puna renders conversations and takes no plain prompts: what the kit checks with those has no subject.
const folder = await temporaryDirectory();
const puna = missingPuna === undefined ? await startPuna(folder.path) : undefined;
const runtime = createOpenAiRuntime({ environment: {} });
const url = puna?.url ?? '';

afterAll(async () => {
  await Promise.all([puna?.kill(), runtime.close()]);
  await folder.remove();
});

describeRuntimeConformance({
  name: 'openai with another Puna',
  createRuntime: () => runtime,
  model: { format: 'remote', weights: url, remote: { hosts: [url], model: 'puna-tiny' } },
  missingModel: missingPuna,
  skip: [
    { reason: 'the model takes memory of another machine', tests: ['tells the memory that the model takes'] },
    {
      reason: 'there are no files to damage',
      tests: [
        'refuses a file that ends in the middle with a LoadError, and goes on',
        'refuses a file of garbage, and goes on',
      ],
    },
  ],
});
