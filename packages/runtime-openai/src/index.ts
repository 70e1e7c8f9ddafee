export { createOpenAiRuntime, type OpenAiRuntime } from './create-runtime.js';
export type { OpenAiRuntimeOptions } from './options.js';
export type { UpstreamCounts } from './upstream/upstream-counts.js';
