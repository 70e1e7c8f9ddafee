/** Runs pieces of work one after the other, in the order in which they came. */
export class WorkQueue {
  #last: Promise<unknown> = Promise.resolve();

  run<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => {});
    return result;
  }

  /** Resolves when all work that was given so far has ended. */
  async idle(): Promise<void> {
    await this.#last;
  }
}
