/** Counts how often each of the last tokens came. */
export class RecentTokens {
  readonly #window: number;
  readonly #tokens: number[] = [];
  readonly #counts = new Map<number, number>();
  #first = 0;

  /** @param window how many tokens count; 0 none, infinity all. */
  constructor(window: number) {
    this.#window = window;
  }

  get counts(): ReadonlyMap<number, number> {
    return this.#counts;
  }

  push(token: number): void {
    if (this.#window <= 0) return;
    this.#counts.set(token, (this.#counts.get(token) ?? 0) + 1);
    if (this.#window === Number.POSITIVE_INFINITY) return;
    this.#tokens.push(token);
    if (this.#tokens.length - this.#first > this.#window) this.#forget(this.#tokens[this.#first++] ?? 0);
  }

  #forget(token: number): void {
    const count = (this.#counts.get(token) ?? 0) - 1;
    if (count > 0) this.#counts.set(token, count);
    else this.#counts.delete(token);
  }
}

/** How repetition is punished. */
export interface PenaltyOptions {
  readonly repeatPenalty: number;
  readonly presencePenalty: number;
  readonly frequencyPenalty: number;
}

/** Lowers the logits of tokens that came before, in place. */
export function applyPenalties(
  logits: Float32Array,
  counts: ReadonlyMap<number, number>,
  { repeatPenalty, presencePenalty, frequencyPenalty }: PenaltyOptions,
): void {
  for (const [token, count] of counts) {
    const logit = logits[token];
    if (logit === undefined) continue;
    const divided = logit > 0 ? logit / repeatPenalty : logit * repeatPenalty;
    logits[token] = divided - presencePenalty - frequencyPenalty * count;
  }
}
