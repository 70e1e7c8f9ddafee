import { readFile } from 'node:fs/promises';
import { embeddingVariant } from '@puna-tooling/testing';
import { describeRuntimeConformance } from '@puna/runtime-conformance';
import { tinyModelFiles } from '@puna/tiny-model';
import { describe, it } from 'vitest';
import { missingServer, temporaryFile, testRuntime } from './fixtures/test-server.js';

if (missingServer === undefined) {
  const embedder = embeddingVariant(await readFile(tinyModelFiles.weights));
  describeRuntimeConformance({
    name: 'llama-server',
    createRuntime: () => testRuntime(),
    embeddingModel: { files: { format: 'gguf', weights: await temporaryFile('embedder.gguf', embedder) } },
  });
} else {
  describe('the conformance kit', () => {
    it('runs', (context) => context.skip(missingServer));
  });
}
