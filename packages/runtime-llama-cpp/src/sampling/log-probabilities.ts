import type { LogProbability, TokenProbability } from '@puna/runtime';
import type { NativeContext, NativeSampler } from '../native/binding.js';
import type { Vocabulary } from '../text/vocabulary.js';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * The log probabilities at one place of the output, from the logits as the model gave them, before any sampling step.
 *
 * @param plainSampler a sampler without any steps or grammar: steps change the logits that come back.
 */
export async function readLogProbabilities(
  place: { readonly context: NativeContext; readonly logitIndex: number; readonly plainSampler: NativeSampler },
  token: number,
  alternatives: number,
  vocabulary: Vocabulary,
): Promise<LogProbability> {
  const { context, logitIndex, plainSampler } = place;
  // The plain sampler selects the likeliest token, so its logit, the greatest one, comes with the wanted ones.
  const filter = [[token], false, false, true, alternatives] as const;
  const [, , , pairs, totalWeight] = await context.sampleToken(logitIndex, plainSampler, false, false, filter, true);
  const logits = pairsToMap(pairs);
  const greatest = Math.max(...logits.values());
  const entry = (id: number, logit: number): TokenProbability =>
    describeToken(vocabulary, id, Math.min(0, logit - greatest - Math.log(totalWeight)));
  const chosen = entry(token, logits.get(token) ?? Number.NEGATIVE_INFINITY);
  if (alternatives === 0) return chosen;
  const likeliest = [...logits].sort(([, a], [, b]) => b - a).slice(0, alternatives);
  return { ...chosen, alternatives: likeliest.map(([id, logit]) => entry(id, logit)) };
}

function pairsToMap(pairs: readonly number[]): Map<number, number> {
  const map = new Map<number, number>();
  for (let index = 0; index + 1 < pairs.length; index += 2) map.set(pairs[index] ?? 0, pairs[index + 1] ?? 0);
  return map;
}

function describeToken(vocabulary: Vocabulary, token: number, logProbability: number): TokenProbability {
  const { bytes, text } = vocabulary.piece(token);
  return { token: text ?? decoder.decode(bytes), logProbability, bytes: Array.from(bytes) };
}
