import { describeRuntimeConformance } from '@puna/runtime-conformance';
import { createLlamaCppRuntime } from './create-runtime.js';
import { writeEmbeddingModel, writeEndlessModel } from './fixtures/tiny-model.js';

describeRuntimeConformance({
  name: 'llama.cpp',
  createRuntime: () => createLlamaCppRuntime(),
  tooLarge: {
    files: { format: 'gguf', weights: await writeEndlessModel() },
    settings: { contextLength: 1024, slots: 256, cacheType: 'f32' },
  },
  embeddingModel: { files: { format: 'gguf', weights: await writeEmbeddingModel() } },
});
