import { describeRuntimeConformance } from '@puna/runtime-conformance';
import { createLlamaCppRuntime } from './create-runtime.js';
import { writeEmbeddingModel } from './fixtures/tiny-model.js';

describeRuntimeConformance({
  name: 'llama.cpp',
  createRuntime: () => createLlamaCppRuntime(),
  embeddingModel: { files: { format: 'gguf', weights: await writeEmbeddingModel() } },
});
