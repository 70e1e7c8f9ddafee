import type { TextEvent } from '../../generate-event.js';
import type { LogProbability } from '../../log-probability.js';
import { StopMatcher } from './stop-matcher.js';
import { Utf8Assembler } from './utf8-assembler.js';
import type { TokenPiece } from './token-piece.js';

/** Turns the tokens of one generation into text events: whole characters, nothing of a stop text. */
export class OutputText {
  readonly #characters = new Utf8Assembler();
  readonly #stops: StopMatcher;
  #logProbabilities: LogProbability[] = [];

  /** The stop text that came, if any. */
  stopText: string | undefined;

  constructor(stops: readonly string[]) {
    this.#stops = new StopMatcher(stops);
  }

  /** Takes a token; answers the event that can be given out now, if any. */
  push(piece: TokenPiece, logProbability: LogProbability | undefined): TextEvent | undefined {
    if (logProbability !== undefined) this.#logProbabilities.push(logProbability);
    const { text, stop } = this.#stops.push(this.#characters.push(piece));
    this.stopText = stop;
    return this.#event(text);
  }

  /** What was held back. To be asked once, at an end without a stop text. */
  flush(): TextEvent | undefined {
    const { text, stop } = this.#stops.push(this.#characters.flush());
    this.stopText = stop;
    return this.#event(stop === undefined ? text + this.#stops.flush() : text);
  }

  #event(text: string): TextEvent | undefined {
    if (text === '') return undefined;
    if (this.#logProbabilities.length === 0) return { type: 'text', text };
    const logProbabilities = this.#logProbabilities;
    this.#logProbabilities = [];
    return { type: 'text', text, logProbabilities };
  }
}
