import { ContextExceededError, InvalidRequestError } from '@puna/runtime';
import type { JsonObject } from '@puna/runtime/adapter';
import type { Upstream } from '../upstreams/upstream.js';

/**
 * vLLM refuses what is too long with a status and a text alone. Where it refuses a request, it is asked how long the request
 * is: then the right error has the right numbers, and nothing hangs on a text.
 *
 * @returns the error itself, or a better one.
 */
export async function explainRefusal(
  error: unknown,
  upstream: Upstream,
  { model, messages, tools, prompt }: JsonObject,
  signal: AbortSignal,
): Promise<unknown> {
  if (!InvalidRequestError.isInstance(error) || upstream.traits.tokenizer !== 'vllm') return error;
  const body =
    messages === undefined ? { model, prompt } : { model, messages, ...(tools === undefined ? {} : { tools }) };
  const url = `${upstream.address.root}/tokenize`;
  const counted = await settled(upstream.ask({ method: 'POST', path: '/tokenize', url, body, signal }));
  const { count: tokens, max_model_len: contextLength } = counted ?? {};
  if (typeof tokens !== 'number' || typeof contextLength !== 'number' || tokens < contextLength) return error;
  return new ContextExceededError(error.message, { ...error.details, tokens, contextLength }, { cause: error });
}

/** The value of what may fail; undefined where it does. */
async function settled<Value>(work: Promise<Value>): Promise<Value | undefined> {
  try {
    return await work;
  } catch {
    return undefined;
  }
}
