import type { LogProbability, TokenProbability } from '@puna/runtime';
import { type JsonObject, listIn, numberIn, objectIn } from '@puna/runtime/adapter';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The log probabilities of an event, one entry for each of its tokens. */
export function readLogProbabilities(event: JsonObject, alternatives: number): LogProbability[] {
  return listIn(event['completion_probabilities']).map((value) => {
    const entry = objectIn(value);
    const token = readToken(entry);
    if (alternatives === 0) return token;
    const others = listIn(entry['top_logprobs']).map((other) => readToken(objectIn(other)));
    return { ...token, alternatives: others.slice(0, alternatives) };
  });
}

/** The text is made of the bytes: the server leaves out what is no whole character. */
function readToken(entry: JsonObject): TokenProbability {
  const bytes = listIn(entry['bytes']).map((byte) => numberIn(byte));
  const token = decoder.decode(Uint8Array.from(bytes));
  return { token, logProbability: Math.min(0, numberIn(entry['logprob'], Number.NEGATIVE_INFINITY)), bytes };
}
