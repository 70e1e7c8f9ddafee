import type { LogProbability, TokenProbability } from '@puna/runtime';
import type { Vocabulary } from '../tokens/vocabulary.js';
import { indexOfGreatest, likeliest } from './candidates.js';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The log probabilities at one place of the output, from the logits as the model gave them, before any sampling step. */
export function readLogProbabilities(
  logits: Float32Array,
  token: number,
  alternatives: number,
  vocabulary: Vocabulary,
): LogProbability {
  const greatest = logits[indexOfGreatest(logits)] as number;
  let sum = 0;
  for (const logit of logits) sum += Math.exp(logit - greatest);
  const logOfSum = Math.log(sum);
  const entry = (id: number): TokenProbability => {
    const { bytes, text } = vocabulary.piece(id);
    const logProbability = Math.min(0, (logits[id] as number) - greatest - logOfSum);
    return { token: text ?? decoder.decode(bytes), logProbability, bytes: Array.from(bytes) };
  };
  if (alternatives === 0) return entry(token);
  return { ...entry(token), alternatives: likeliest(logits, alternatives).tokens.map(entry) };
}
