import type { Capabilities } from '@puna/runtime';

/**
 * What the models can do. Whatever is false must be refused with an `UnsupportedError`; whatever is true must work. Set one
 * to true, and the conformance tests ask for it.
 */
export const capabilities: Capabilities = {
  completion: false,
  chat: false,
  embedding: false,
  rerank: false,
  vision: false,
  audio: false,
  logProbabilities: false,
  constrainedOutput: false,
  contextShift: false,
  lora: false,
  stateFiles: false,
  tokens: false,
};
