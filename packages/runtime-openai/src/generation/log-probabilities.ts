import type { LogProbability, TokenProbability } from '@puna/runtime';
import { type JsonObject, listIn, numberIn, objectIn, textIn } from '@puna/runtime/adapter';

/** The log probabilities of a choice, in the form of chats or in the older one of plain prompts. */
export function readLogProbabilities(value: unknown): readonly LogProbability[] {
  const { content, tokens, token_logprobs: values, top_logprobs: tops } = objectIn(value);
  if (content !== undefined) return listIn(content).map((entry) => readEntry(objectIn(entry)));
  return listIn(tokens).map((token, index) => ({
    ...probability(textIn(token), listIn(values)[index]),
    alternatives: Object.entries(objectIn(listIn(tops)[index]))
      .map(([text, logProbability]) => probability(text, logProbability))
      .toSorted((one, other) => other.logProbability - one.logProbability),
  }));
}

function readEntry(entry: JsonObject): LogProbability {
  return {
    ...probability(textIn(entry['token']), entry['logprob'], entry['bytes']),
    alternatives: listIn(entry['top_logprobs']).map((alternative) => {
      const { token, logprob, bytes } = objectIn(alternative);
      return probability(textIn(token), logprob, bytes);
    }),
  };
}

function probability(token: string, logProbability: unknown, bytes?: unknown): TokenProbability {
  const own = listIn(bytes).map((byte) => numberIn(byte));
  return {
    token,
    logProbability: Math.min(0, numberIn(logProbability)),
    bytes: own.length > 0 ? own : [...Buffer.from(token)],
  };
}
