import type { RuntimeDeclaration } from '@puna/runtime';

/** What a llama-server program does with GGUF files. */
export const declaration: RuntimeDeclaration = {
  name: 'llama-server',
  formats: ['gguf'],
  capabilities: {
    completion: true,
    chat: false,
    embedding: true,
    rerank: true,
    vision: true,
    audio: true,
    logProbabilities: true,
    constrainedOutput: true,
    contextShift: true,
    lora: true,
    stateFiles: false,
  },
};
