export type { Check, Theme } from './check.js';
export type {
  ConformanceOptions,
  EmbeddingReference,
  EmbeddingSubject,
  GreedyExpectation,
  LargeLoad,
  SkippedChecks,
} from './conformance-options.js';
export { ConformanceContext } from './conformance-context.js';
export { describeRuntimeConformance } from './describe-runtime-conformance.js';
export { runCheck, type CheckOutcome } from './run-check.js';
export { themes } from './themes.js';
export { collect, type Generation as CollectedGeneration } from './support/generate.js';
