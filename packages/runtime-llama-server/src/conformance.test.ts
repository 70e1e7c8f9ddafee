import { readFile } from 'node:fs/promises';
import { embeddingVariant } from '@puna-tooling/testing';
import { describeRuntimeConformance } from '@puna/runtime-conformance';
import { tinyModelFiles } from '@puna/tiny-model';
import { temporaryFile, testRuntime, testThreads } from './fixtures/test-server.js';

const embedder = embeddingVariant(await readFile(tinyModelFiles.weights));

describeRuntimeConformance({
  name: 'llama-server',
  createRuntime: () => testRuntime(),
  settings: { threads: testThreads },
  embeddingModel: { files: { format: 'gguf', weights: await temporaryFile('embedder.gguf', embedder) } },
});
