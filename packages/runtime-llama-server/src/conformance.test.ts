import { readFile } from 'node:fs/promises';
import { embeddingVariant } from '@puna-tooling/testing';
import { describeRuntimeConformance } from '@puna/runtime-conformance';
import { tinyModelFiles } from '@puna/tiny-model';
import { temporaryFile, testRuntime, testThreads } from './fixtures/test-server.js';
import type { LlamaServerModel } from './model/llama-server-model.js';

const embedder = embeddingVariant(await readFile(tinyModelFiles.weights));

describeRuntimeConformance({
  name: 'llama-server',
  createRuntime: () => testRuntime(),
  settings: { threads: testThreads },
  kill: (model) => void process.kill((model as LlamaServerModel).processId ?? 0, 'SIGKILL'),
  embeddingModel: { files: { format: 'gguf', weights: await temporaryFile('embedder.gguf', embedder) } },
});
