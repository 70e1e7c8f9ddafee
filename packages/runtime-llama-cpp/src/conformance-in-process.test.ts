import { fileURLToPath } from 'node:url';
import { describeRuntimeConformance } from '@puna/runtime-conformance';
import { createProcessRuntime, type ProcessModel } from '@puna/runtime-process';
import { llamaCppChildEnvironment } from './child-environment.js';

// What a crash does can be tried only where it does not end the tests.
describeRuntimeConformance({
  name: 'llama.cpp in a process of its own',
  createRuntime: () =>
    createProcessRuntime({
      name: 'llama.cpp',
      factory: fileURLToPath(new URL('../dist/factory.js', import.meta.url)),
      environment: llamaCppChildEnvironment,
    }),
  themes: ['closing', 'memory', 'crashes'],
  kill: (model) => void process.kill((model as ProcessModel).processId, 'SIGKILL'),
});
