import type { LogProbability, TokenProbability } from '@puna/runtime';
import { isJsonObject, type JsonObject } from '@puna/runtime/adapter';

/** What engines send in the place of minus infinity, which JSON lacks. */
const leastLogProbability = -9_999;

/**
 * The log probabilities of one choice: in the form of conversations (`content`), which llama-server uses throughout, or in
 * the older one of plain completions (`tokens`, `token_logprobs`, `top_logprobs`).
 *
 * @param alternatives how many are wanted for each token; engines may send more.
 */
export function readLogProbabilities(value: unknown, alternatives: number): LogProbability[] {
  if (!isJsonObject(value)) return [];
  if (Array.isArray(value['content']))
    return value['content'].filter(isJsonObject).map((entry) => fromEntry(entry, alternatives));
  return Array.isArray(value['tokens']) ? fromLists(value['tokens'], value, alternatives) : [];
}

function fromEntry(entry: JsonObject, wanted: number): LogProbability {
  const others = Array.isArray(entry['top_logprobs']) ? entry['top_logprobs'].filter(isJsonObject) : [];
  return withAlternatives(tokenOf(entry['token'], entry['logprob'], entry['bytes']), others.map(probabilityOf), wanted);
}

function fromLists(
  tokens: readonly unknown[],
  { token_logprobs: values, top_logprobs: tops }: JsonObject,
  wanted: number,
): LogProbability[] {
  return tokens.map((token, index) => {
    const top: unknown = Array.isArray(tops) ? tops[index] : undefined;
    const others = isJsonObject(top) ? Object.entries(top).map(([text, value]) => tokenOf(text, value, undefined)) : [];
    others.sort((a, b) => b.logProbability - a.logProbability);
    return withAlternatives(
      tokenOf(token, Array.isArray(values) ? values[index] : undefined, undefined),
      others,
      wanted,
    );
  });
}

function withAlternatives(
  token: TokenProbability,
  others: readonly TokenProbability[],
  wanted: number,
): LogProbability {
  return wanted === 0 ? token : { ...token, alternatives: others.slice(0, wanted) };
}

function probabilityOf(entry: JsonObject): TokenProbability {
  return tokenOf(entry['token'], entry['logprob'], entry['bytes']);
}

function tokenOf(token: unknown, logProbability: unknown, bytes: unknown): TokenProbability {
  const text = typeof token === 'string' ? token : '';
  return {
    token: text,
    logProbability: typeof logProbability === 'number' ? Math.min(0, logProbability) : leastLogProbability,
    bytes: Array.isArray(bytes) && bytes.every(Number.isInteger) ? bytes : [...Buffer.from(text, 'utf8')],
  };
}
