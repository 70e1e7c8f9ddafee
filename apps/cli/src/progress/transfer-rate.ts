const secondsRemembered = 10;

/** Measures how fast something grows, over the last ten seconds. */
export class TransferRate {
  /** One sample a second, the oldest first. */
  readonly #samples: { time: number; amount: number }[] = [];

  /**
   * @param time milliseconds.
   * @param amount what has been done by then, all in all.
   */
  add(time: number, amount: number): void {
    const last = this.#samples.at(-1);
    if (last !== undefined && time - last.time < 1000) return;
    this.#samples.push({ time, amount });
    if (this.#samples.length > secondsRemembered + 1) this.#samples.shift();
  }

  /** Amount a second; 0 while nothing is known yet. */
  perSecond(): number {
    const first = this.#samples[0];
    const last = this.#samples.at(-1);
    if (first === undefined || last === undefined || last.time === first.time) return 0;
    return ((last.amount - first.amount) / (last.time - first.time)) * 1000;
  }
}
