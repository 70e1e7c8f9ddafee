import type { RuntimeDeclaration } from '@puna/runtime';

/** What llama.cpp does with GGUF files here. */
export const declaration: RuntimeDeclaration = {
  name: 'llama.cpp',
  formats: ['gguf'],
  capabilities: {
    completion: true,
    chat: false,
    embedding: true,
    rerank: true,
    vision: false,
    audio: false,
    logProbabilities: true,
    constrainedOutput: true,
    contextShift: true,
    lora: true,
    stateFiles: false,
  },
};
