/**
 * Environment variables that a process hosting a model should be started with. They work only when set before it starts.
 *
 * - `UV_THREADPOOL_SIZE=1`: llama.cpp makes its compute threads anew for each token, from the pool thread that runs the
 *   evaluation. With one pool thread that is always the same one, its core stays warm and its memory stays in one
 *   allocator arena: decoding went from 61 to 100 tokens/s on two cores (SmolLM2-135M). Evaluation, sampling and file
 *   access take turns on it, as they do anyway.
 */
export const llamaCppChildEnvironment = {
  UV_THREADPOOL_SIZE: '1',
} as const satisfies Readonly<Record<string, string>>;
