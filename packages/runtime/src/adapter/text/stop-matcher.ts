/** Looks for stop texts in a stream of text, also across the borders of its pieces. */
export class StopMatcher {
  readonly #stops: readonly string[];
  #held = '';

  constructor(stops: readonly string[]) {
    this.#stops = stops.filter((stop) => stop !== '');
  }

  /** The text that can be given out now, and the stop text that came, if any. What may become one is held back. */
  push(text: string): { readonly text: string; readonly stop?: string } {
    if (this.#stops.length === 0) return { text };
    const all = this.#held + text;
    const found = this.#firstStop(all);
    if (found !== undefined) {
      this.#held = '';
      return { text: all.slice(0, found.at), stop: found.stop };
    }
    const end = all.length - this.#possibleStart(all);
    this.#held = all.slice(end);
    return { text: all.slice(0, end) };
  }

  /** What was held back: no more text will come, so it is no stop text. */
  flush(): string {
    const text = this.#held;
    this.#held = '';
    return text;
  }

  #firstStop(text: string): { readonly at: number; readonly stop: string } | undefined {
    let first: { readonly at: number; readonly stop: string } | undefined;
    for (const stop of this.#stops) {
      const at = text.indexOf(stop);
      if (at >= 0 && (first === undefined || at < first.at)) first = { at, stop };
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
