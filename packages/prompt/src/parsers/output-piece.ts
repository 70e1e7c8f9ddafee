import type { ToolCall } from '@puna/runtime';

/** A part of what a model wrote, told apart by a parser. */
export type OutputPiece = Piece | ToolCallPiece;

/** Text of the answer, or of the thinking before it. Never empty. */
export interface Piece {
  readonly type: 'thinking' | 'content';
  readonly text: string;
}

/** A complete call of a tool. It has an `index` and no `id`. */
export interface ToolCallPiece {
  readonly type: 'tool-call';
  readonly call: ToolCall;
}

/** Takes a model's output as it comes and gives back what is certain so far. */
export interface OutputParser<Result extends OutputPiece = OutputPiece> {
  /** Takes more output, cut anywhere, and gives the pieces that are certain now. */
  push(text: string): Result[];

  /** Says that the output is over, and gives what was held back. */
  end(): Result[];
}

/** How many characters at the end of `text` could be the start of `tag`. */
export function overlapLength(text: string, tag: string): number {
  for (let length = Math.min(text.length, tag.length); length > 0; length -= 1) {
    if (text.endsWith(tag.slice(0, length))) return length;
  }
  return 0;
}
