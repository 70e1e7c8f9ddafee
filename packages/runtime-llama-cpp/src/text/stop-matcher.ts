/** Looks for stop texts in a stream of text, also across the borders of its pieces. */
export class StopMatcher {
  readonly #stops: readonly string[];
  #held = '';

  constructor(stops: readonly string[]) {
    this.#stops = stops.filter((stop) => stop !== '');
  }

  /** The text that can be given out now, and whether a stop text was found. What may become a stop text is held back. */
  push(text: string): { readonly text: string; readonly stopped: boolean } {
    if (this.#stops.length === 0) return { text, stopped: false };
    const all = this.#held + text;
    const stopAt = this.#firstStop(all);
    if (stopAt >= 0) {
      this.#held = '';
      return { text: all.slice(0, stopAt), stopped: true };
    }
    const end = all.length - this.#possibleStart(all);
    this.#held = all.slice(end);
    return { text: all.slice(0, end), stopped: false };
  }

  /** What was held back: no more text will come, so it is no stop text. */
  flush(): string {
    const text = this.#held;
    this.#held = '';
    return text;
  }

  #firstStop(text: string): number {
    let first = -1;
    for (const stop of this.#stops) {
      const at = text.indexOf(stop);
      if (at >= 0 && (first < 0 || at < first)) first = at;
    }
    return first;
  }

  /** The length of the longest end of `text` with which a stop text begins. */
  #possibleStart(text: string): number {
    let longest = 0;
    for (const stop of this.#stops) {
      for (let length = Math.min(stop.length - 1, text.length); length > longest; length--) {
        if (text.endsWith(stop.slice(0, length))) longest = length;
      }
    }
    return longest;
  }
}
