import type { Tool } from '@puna/runtime';
import { overlapLength, type OutputParser, type OutputPiece } from '../output-piece.js';
import type { CallBlock, CallReader } from './call-reader.js';

/**
 * Makes a parser that takes the calls that a reader finds out of a model's output. All other text is content: what
 * stands before, between and after calls (white space beside calls aside), calls that can't be read, and calls of tools
 * that the model wasn't told of.
 */
export function createCallBlockParser(reader: CallReader, tools: readonly Tool[]): OutputParser {
  return new CallBlockParser(reader, tools);
}

class CallBlockParser implements OutputParser {
  readonly #reader: CallReader;
  readonly #tools: readonly Tool[];
  readonly #names: ReadonlySet<string>;
  #held = '';

  /** The opening that `#held` begins with, while its calls are read. */
  #opening: string | undefined;

  /** Nothing but white space stands before `#held`, up to the answer's start or the last call. */
  #isAtEdge = true;
  #calls = 0;

  constructor(reader: CallReader, tools: readonly Tool[]) {
    this.#reader = reader;
    this.#tools = tools;
    this.#names = new Set(tools.map((tool) => tool.function.name));
  }

  push(text: string): OutputPiece[] {
    this.#held += text;
    // Markup ends in one of these; a long argument needn't be read anew for each of its tokens.
    if (this.#opening !== undefined && !/[^\w\s.,:'"-]/.test(text)) return [];
    return this.#advance(false);
  }

  end(): OutputPiece[] {
    return this.#advance(true);
  }

  #advance(isComplete: boolean): OutputPiece[] {
    const pieces: OutputPiece[] = [];
    while (this.#held !== '' && this.#step(pieces, isComplete));
    return pieces;
  }

  /** Tells one part of the held text; false once more text is needed. */
  #step(pieces: OutputPiece[], isComplete: boolean): boolean {
    if (this.#opening !== undefined) return this.#readBlock(pieces, this.#opening, isComplete);
    return this.#isAtEdge ? this.#seekAtEdge(pieces, isComplete) : this.#seek(pieces, isComplete);
  }

  #readBlock(pieces: OutputPiece[], opening: string, isComplete: boolean): boolean {
    const read = this.#reader.read(this.#held, opening, { tools: this.#tools, isComplete });
    if (read === undefined && !isComplete) return false;
    const { end, calls }: CallBlock = read ?? { end: opening.length, calls: undefined };
    const text = this.#held.slice(0, end);
    this.#held = this.#held.slice(end);
    this.#opening = undefined;
    if (calls?.every(({ name }) => this.#names.has(name))) {
      for (const call of calls) {
        pieces.push({ type: 'tool-call', call: { ...call, index: this.#calls } });
        this.#calls += 1;
      }
      this.#isAtEdge = true;
    } else {
      emit(pieces, text);
      this.#isAtEdge = false;
    }
    return true;
  }

  /** Passes white space, which is dropped if a call follows it. */
  #seekAtEdge(pieces: OutputPiece[], isComplete: boolean): boolean {
    const { openings, edgeOpenings = [], separators = '' } = this.#reader;
    const isBetween = (character: string): boolean =>
      /\s/.test(character) || (this.#calls > 0 && separators.includes(character));
    let start = 0;
    while (start < this.#held.length && isBetween(this.#held.charAt(start))) start += 1;
    const rest = this.#held.slice(start);
    const candidates = [...openings, ...edgeOpenings];
    const opening = candidates.find((text) => rest.startsWith(text));
    if (opening !== undefined) {
      this.#held = rest;
      this.#opening = opening;
      return true;
    }
    if (!isComplete && candidates.some((text) => text.startsWith(rest))) return false;
    if (rest === '' && this.#calls > 0) this.#held = '';
    this.#isAtEdge = false;
    return this.#seek(pieces, isComplete);
  }

  #seek(pieces: OutputPiece[], isComplete: boolean): boolean {
    const { openings } = this.#reader;
    let found: { readonly at: number; readonly opening: string } | undefined;
    for (const opening of openings) {
      const at = this.#held.indexOf(opening);
      if (at !== -1 && (found === undefined || at < found.at)) found = { at, opening };
    }
    const overlap = isComplete ? 0 : Math.max(...openings.map((opening) => overlapLength(this.#held, opening)));
    const certain = found?.at ?? this.#held.length - overlap;
    emit(pieces, this.#held.slice(0, certain));
    this.#held = this.#held.slice(certain);
    this.#opening = found?.opening;
    return found !== undefined;
  }
}

function emit(pieces: OutputPiece[], text: string): void {
  if (text !== '') pieces.push({ type: 'content', text });
}
