import { describeRuntimeConformance } from '@puna/runtime-conformance';
import { testRuntime, testThreads } from './fixtures/test-server.js';
import type { LlamaServerModel } from './model/llama-server-model.js';

describeRuntimeConformance({
  name: 'llama-server',
  createRuntime: () => testRuntime(),
  settings: { threads: testThreads },
  kill: (model) => void process.kill((model as LlamaServerModel).processId ?? 0, 'SIGKILL'),
});
