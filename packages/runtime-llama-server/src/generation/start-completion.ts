import { RuntimeError } from '@puna/runtime';
import type { JsonObject } from '@puna/runtime/adapter';
import type { ServerClient } from '../http/server-client.js';

/**
 * Asks the server for a completion. llama.cpp v0.5.0 fails where a slot remembers two images side by side and the prompt has
 * the first of them alone; it does not where the slot forgets them.
 */
export async function startCompletion(
  client: ServerClient,
  body: JsonObject,
  hasMedia: boolean,
  signal: AbortSignal,
): Promise<AsyncIterable<Buffer>> {
  try {
    return await client.stream('/completion', body, signal);
  } catch (error) {
    signal.throwIfAborted();
    if (!hasMedia || !RuntimeError.isInstance(error) || error.code !== 'compute-failed') throw error;
    return client.stream('/completion', { ...body, cache_prompt: false }, signal);
  }
}
