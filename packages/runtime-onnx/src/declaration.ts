import type { RuntimeDeclaration } from '@puna/runtime';

/** What ONNX Runtime does with folders of ONNX models here. */
export const declaration: RuntimeDeclaration = {
  name: 'onnx',
  formats: ['onnx'],
  capabilities: {
    completion: true,
    chat: false,
    embedding: true,
    rerank: true,
    vision: false,
    audio: false,
    logProbabilities: true,
    constrainedOutput: false,
    contextShift: false,
    lora: false,
    stateFiles: false,
  },
};
