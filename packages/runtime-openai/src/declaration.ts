import type { RuntimeDeclaration } from '@puna/runtime';

/** What engines elsewhere can be asked for. */
export const declaration: RuntimeDeclaration = {
  name: 'openai',
  formats: ['remote'],
  capabilities: {
    completion: true,
    chat: true,
    embedding: true,
    rerank: true,
    vision: true,
    audio: false,
    logProbabilities: true,
    constrainedOutput: true,
    contextShift: false,
    lora: false,
    stateFiles: false,
  },
};
