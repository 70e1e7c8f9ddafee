export { createOpenAiRuntime, type OpenAiRuntime } from './create-runtime.js';
export { declaration } from './declaration.js';
export type { OpenAiRuntimeOptions } from './options.js';
export type { UpstreamCounts } from './upstream/upstream-counts.js';
