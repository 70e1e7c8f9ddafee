import type { Tool } from '@puna/runtime';

/** A call that a model wrote. */
export interface FoundCall {
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** A part of an answer that has the form of calls. */
export interface CallBlock {
  /** Right after the part. */
  readonly end: number;

  /** The calls in it; undefined where they can't be read, so that the part is content. */
  readonly calls: readonly FoundCall[] | undefined;
}

/** What a reader knows besides the text. */
export interface ReadContext {
  readonly tools: readonly Tool[];

  /** The answer is over: nothing follows the text. */
  readonly isComplete: boolean;
}

/** How the models of a family write calls. */
export interface CallReader {
  /** Texts that begin calls wherever they stand. */
  readonly openings: readonly string[];

  /** Texts that begin calls only where the answer begins or a call has just ended. */
  readonly edgeOpenings?: readonly string[];

  /** Characters that may stand between calls, besides white space. */
  readonly separators?: string;

  /**
   * Reads the calls at the start of a text that begins with `opening`. Undefined while more text could decide; what is
   * decided must stay so whatever follows.
   */
  read(text: string, opening: string, context: ReadContext): CallBlock | undefined;
}

/** A part that is content after all. */
export const noCall = (end: number): CallBlock => ({ end, calls: undefined });
