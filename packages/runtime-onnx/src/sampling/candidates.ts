/** Tokens to choose from, likeliest first. */
export interface Candidates {
  readonly tokens: readonly number[];
  readonly logits: readonly number[];
}

/** The index of the greatest value; the first of several. */
export function indexOfGreatest(values: Float32Array): number {
  let best = 0;
  let greatest = values[0] ?? Number.NEGATIVE_INFINITY;
  for (let index = 1; index < values.length; index++) {
    const value = values[index] as number;
    if (value > greatest) {
      greatest = value;
      best = index;
    }
  }
  return best;
}

/** The `count` likeliest tokens: a sorted list of that length is kept while all are looked at once. */
export function likeliest(logits: Float32Array, count: number): Candidates {
  const tokens: number[] = [];
  const kept: number[] = [];
  let least = Number.NEGATIVE_INFINITY;
  for (let token = 0; token < logits.length; token++) {
    const logit = logits[token] as number;
    if (kept.length >= count && logit <= least) continue;
    let at = kept.length;
    while (at > 0 && (kept[at - 1] as number) < logit) at--;
    kept.splice(at, 0, logit);
    tokens.splice(at, 0, token);
    if (kept.length > count) {
      kept.pop();
      tokens.pop();
    }
    least = kept.at(-1) ?? Number.NEGATIVE_INFINITY;
  }
  return { tokens, logits: kept };
}

/** All tokens whose logit is at least `least`. */
export function atLeast(logits: Float32Array, least: number): Candidates {
  const tokens: number[] = [];
  for (let token = 0; token < logits.length; token++) if ((logits[token] as number) >= least) tokens.push(token);
  tokens.sort((a, b) => (logits[b] as number) - (logits[a] as number) || a - b);
  return { tokens, logits: tokens.map((token) => logits[token] as number) };
}

/** First look at tokens this far below the likeliest (in logits); further down only where they are needed. */
const firstDepth = 8;

/**
 * The likeliest tokens whose probabilities add up to `mass`. Few of a vocabulary carry nearly all of it, so only those near the
 * top are sorted, and more where they do not suffice.
 */
export function likeliestMass(logits: Float32Array, mass: number): Candidates {
  const greatest = logits[indexOfGreatest(logits)] as number;
  let sum = 0;
  for (const logit of logits) sum += Math.exp(logit - greatest);
  for (let depth = firstDepth; ; depth *= 2) {
    const candidates = atLeast(logits, greatest - depth);
    const length = countOfMass(candidates.logits, { greatest, sum, mass });
    if (length !== undefined) return first(candidates, length);
    if (candidates.tokens.length === logits.length || !(depth < 1e4)) return candidates;
  }
}

/** The likeliest ones of some candidates whose probabilities among them add up to `mass`. */
export function cutToMass(candidates: Candidates, mass: number): Candidates {
  const greatest = candidates.logits[0] ?? 0;
  const sum = candidates.logits.reduce((total, logit) => total + Math.exp(logit - greatest), 0);
  return first(candidates, countOfMass(candidates.logits, { greatest, sum, mass }) ?? candidates.tokens.length);
}

/** Those candidates that are at least `share` times as likely as the likeliest. */
export function cutToShare(candidates: Candidates, share: number): Candidates {
  const least = (candidates.logits[0] ?? 0) + Math.log(share);
  const count = candidates.logits.findIndex((logit) => logit < least);
  return count < 0 ? candidates : first(candidates, Math.max(1, count));
}

function countOfMass(
  logits: readonly number[],
  { greatest, sum, mass }: { readonly greatest: number; readonly sum: number; readonly mass: number },
): number | undefined {
  let gathered = 0;
  for (const [index, logit] of logits.entries()) {
    gathered += Math.exp(logit - greatest) / sum;
    if (gathered >= mass) return index + 1;
  }
  return undefined;
}

function first({ tokens, logits }: Candidates, count: number): Candidates {
  return { tokens: tokens.slice(0, count), logits: logits.slice(0, count) };
}
