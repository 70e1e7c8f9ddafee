import {
  atLeast,
  cutToMass,
  cutToShare,
  indexOfGreatest,
  likeliest,
  likeliestMass,
  type Candidates,
} from './candidates.js';
import { applyPenalties, RecentTokens } from './penalties.js';
import { randomNumbers } from './random.js';
import type { SamplerOptions } from './sampler-options.js';

/**
 * Chooses the tokens of one generation. The order of the steps is llama.cpp's: bias, penalties, top-k, top-p, min-p,
 * temperature. A step that is off costs nothing.
 */
export class Sampler {
  readonly #options: SamplerOptions;
  readonly #recent: RecentTokens;
  readonly #random: () => number;
  #scratch: Float32Array | undefined;

  /** @param promptTokens penalties count them, too. */
  constructor(options: SamplerOptions, promptTokens: readonly number[]) {
    this.#options = options;
    this.#random = randomNumbers(options.seed);
    this.#recent = new RecentTokens(options.penaltyWindow);
    if (options.penaltyWindow > 0) for (const token of promptTokens) this.#recent.push(token);
  }

  /** Chooses a token and remembers it. The logits stay as they are. */
  choose(logits: Float32Array): number {
    const adjusted = this.#adjust(logits);
    const token = this.#options.temperature <= 0 ? indexOfGreatest(adjusted) : this.#draw(adjusted);
    this.#recent.push(token);
    return token;
  }

  #adjust(logits: Float32Array): Float32Array {
    const { bias } = this.#options;
    if (bias.length === 0 && this.#recent.counts.size === 0) return logits;
    this.#scratch ??= new Float32Array(logits.length);
    this.#scratch.set(logits);
    for (const [token, value] of bias) {
      if (token < this.#scratch.length) this.#scratch[token] = (this.#scratch[token] as number) + value;
    }
    applyPenalties(this.#scratch, this.#recent.counts, this.#options);
    return this.#scratch;
  }

  #draw(logits: Float32Array): number {
    const candidates = this.#candidates(logits);
    return candidates === undefined ? this.#drawOfAll(logits) : this.#drawOf(candidates);
  }

  /** The tokens that the cutting steps leave; undefined where none of them is on. */
  #candidates(logits: Float32Array): Candidates | undefined {
    const { topK, topP, minP } = this.#options;
    if (topK > 0 && topK < logits.length) {
      const few = likeliest(logits, topK);
      const massive = topP < 1 ? cutToMass(few, topP) : few;
      return minP > 0 ? cutToShare(massive, minP) : massive;
    }
    if (topP < 1) {
      const massive = likeliestMass(logits, topP);
      return minP > 0 ? cutToShare(massive, minP) : massive;
    }
    if (minP > 0) return atLeast(logits, (logits[indexOfGreatest(logits)] as number) + Math.log(Math.min(minP, 1)));
    return undefined;
  }

  #drawOf({ tokens, logits }: Candidates): number {
    const greatest = logits[0] ?? 0;
    const weights = logits.map((logit) => Math.exp((logit - greatest) / this.#options.temperature));
    let left = this.#random() * weights.reduce((sum, weight) => sum + weight, 0);
    for (const [index, weight] of weights.entries()) {
      left -= weight;
      if (left < 0) return tokens[index] ?? 0;
    }
    return tokens[0] ?? 0;
  }

  #drawOfAll(logits: Float32Array): number {
    const { temperature } = this.#options;
    const best = indexOfGreatest(logits);
    const greatest = logits[best] as number;
    let sum = 0;
    for (const logit of logits) sum += Math.exp((logit - greatest) / temperature);
    let left = this.#random() * sum;
    for (let token = 0; token < logits.length; token++) {
      left -= Math.exp(((logits[token] as number) - greatest) / temperature);
      if (left < 0) return token;
    }
    return best;
  }
}
