import { ContextExceededError } from '@puna/runtime';
import { detokenizeText, tokenizeText } from '../tokens/tokenize.js';
import type { Upstream } from '../upstreams/upstream.js';
import type { Embedder } from './embedder.js';

/**
 * Cuts inputs that are longer than the context, where the host can tell tokens; otherwise the host judges. A token has at
 * least one byte, so that short inputs need not be counted.
 *
 * @throws ContextExceededError where an input is too long and must not be cut.
 */
export function fitInputs(
  inputs: readonly string[],
  mayCut: boolean,
  { model, description: { capabilities, limits } }: Embedder,
  upstream: Upstream,
  signal: AbortSignal,
): Promise<string[]> {
  const { contextLength, addedTokens } = limits;
  const room = contextLength - addedTokens;
  const fit = async (input: string): Promise<string> => {
    if (capabilities.tokens !== true || Buffer.byteLength(input) <= room) return input;
    const tokens = await tokenizeText(upstream, model, input, {}, signal);
    if (tokens.length <= room) return input;
    if (mayCut) return detokenizeText(upstream, model, tokens.slice(0, room), signal);
    const counts = { tokens: tokens.length + addedTokens, contextLength };
    throw new ContextExceededError(`An input has ${counts.tokens} tokens; the context has ${contextLength}.`, counts);
  };
  return Promise.all(inputs.map(fit));
}
