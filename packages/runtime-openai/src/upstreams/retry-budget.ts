/**
 * Bounds repetitions to a part of the requests, so that hosts that are down with work don't get more of it. A reserve lets
 * all requests of a host that dies go elsewhere.
 */
export class RetryBudget {
  readonly #reserve: number;
  readonly #earned: number;
  #balance: number;

  /** @param earned repetitions that each request adds, up to the reserve. */
  constructor(reserve: number, earned: number) {
    this.#reserve = reserve;
    this.#earned = earned;
    this.#balance = reserve;
  }

  /** A request was made. */
  earn(): void {
    this.#balance = Math.min(this.#reserve, this.#balance + this.#earned);
  }

  /** Whether one more repetition may happen; takes it. */
  take(): boolean {
    if (this.#balance < 1) return false;
    this.#balance -= 1;
    return true;
  }
}
