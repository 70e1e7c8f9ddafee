import { type TokenizeOptions, UnsupportedError } from '@puna/runtime';
import type { JsonObject } from '@puna/runtime/adapter';
import { UpstreamAnswerError } from '../errors/upstream-answer-error.js';
import type { Upstream } from '../upstreams/upstream.js';

/** The ids of a text's tokens, from the host. Nothing is estimated. */
export async function tokenizeText(
  upstream: Upstream,
  model: string,
  text: string,
  { addSpecial = false, parseSpecial = true }: TokenizeOptions,
  signal: AbortSignal,
): Promise<number[]> {
  const { tokenizer } = upstream.traits;
  const body =
    tokenizer === 'vllm'
      ? { model, prompt: text, add_special_tokens: addSpecial }
      : { model, content: text, add_special: addSpecial, parse_special: parseSpecial };
  const { tokens } = await askTokenizer(upstream, 'tokenize', body, signal);
  if (isTokens(tokens)) return tokens;
  throw brokenAnswer(upstream);
}

/** The text that tokens stand for, from the host. */
export async function detokenizeText(
  upstream: Upstream,
  model: string,
  tokens: readonly number[],
  signal: AbortSignal,
): Promise<string> {
  const { content, prompt } = await askTokenizer(upstream, 'detokenize', { model, tokens }, signal);
  const text = upstream.traits.tokenizer === 'vllm' ? prompt : content;
  if (typeof text === 'string') return text;
  throw brokenAnswer(upstream);
}

async function askTokenizer(
  upstream: Upstream,
  what: 'tokenize' | 'detokenize',
  body: JsonObject,
  signal: AbortSignal,
): Promise<JsonObject> {
  const { address, traits } = upstream;
  if (traits.tokenizer === undefined) {
    throw new UnsupportedError(`${address.name} has no way to tell tokens.`, {
      capability: 'tokens',
      host: address.name,
    });
  }
  const path = traits.tokenizer === 'puna' ? `/api/${what}` : `/${what}`;
  return upstream.ask({ method: 'POST', path, url: `${address.root}${path}`, body, signal });
}

function isTokens(value: unknown): value is number[] {
  return Array.isArray(value) && value.every(Number.isInteger);
}

function brokenAnswer({ address: { name } }: Upstream): UpstreamAnswerError {
  return new UpstreamAnswerError(`${name} answered the question for tokens with something else.`, { host: name });
}
