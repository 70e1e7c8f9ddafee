import type { ThinkingTags } from '../chat-template/chat-template.js';
import { overlapLength, type OutputParser, type Piece } from './output-piece.js';

/** How a model's thinking is told from its answer. */
export interface ThinkingParserOptions extends ThinkingTags {
  /** The prompt ended with the opening tag, so the output begins inside the thinking. See `endsInsideThinking`. */
  readonly promptEndsOpen: boolean;
}

/** Whether a rendered prompt leaves the model to go on thinking. */
export function endsInsideThinking(prompt: string, { open }: ThinkingTags): boolean {
  return prompt.trimEnd().endsWith(open);
}

/**
 * Makes a parser that splits output into thinking and content. Thinking must come first; white space after either tag
 * is dropped, white space before the closing tag belongs to the thinking. Only one block of thinking is recognised.
 */
export function createThinkingParser(options: ThinkingParserOptions): OutputParser<Piece> {
  return new ThinkingParser(options);
}

type State = 'before' | 'at-thinking' | 'thinking' | 'at-content' | 'content';

class ThinkingParser implements OutputParser<Piece> {
  readonly #tags: ThinkingTags;
  #state: State;
  #held = '';

  constructor({ open, close, promptEndsOpen }: ThinkingParserOptions) {
    this.#tags = { open, close };
    this.#state = promptEndsOpen ? 'at-thinking' : 'before';
  }

  push(text: string): Piece[] {
    this.#held += text;
    const pieces: Piece[] = [];
    while (this.#step(pieces));
    return pieces;
  }

  end(): Piece[] {
    const text = this.#held;
    this.#held = '';
    // White space after a tag was only kept to see what follows.
    if (this.#state === 'at-thinking' || this.#state === 'at-content' || text === '') return [];
    return [{ type: this.#state === 'thinking' ? 'thinking' : 'content', text }];
  }

  /** Does one change of state; false once nothing more can be told. */
  #step(pieces: Piece[]): boolean {
    switch (this.#state) {
      case 'before':
        return this.#seekOpening();
      case 'at-thinking':
        return this.#skipSpace('thinking');
      case 'thinking':
        return this.#seekClosing(pieces);
      case 'at-content':
        return this.#skipSpace('content');
      case 'content':
        emit(pieces, 'content', this.#held);
        this.#held = '';
        return false;
    }
  }

  #seekOpening(): boolean {
    const start = this.#held.trimStart();
    if (start.startsWith(this.#tags.open)) {
      this.#held = start.slice(this.#tags.open.length);
      this.#state = 'at-thinking';
      return true;
    }
    if (this.#tags.open.startsWith(start)) return false;
    this.#state = 'content';
    return true;
  }

  #skipSpace(next: State): boolean {
    this.#held = this.#held.trimStart();
    if (this.#held === '') return false;
    this.#state = next;
    return true;
  }

  #seekClosing(pieces: Piece[]): boolean {
    const end = this.#held.indexOf(this.#tags.close);
    if (end !== -1) {
      emit(pieces, 'thinking', this.#held.slice(0, end));
      this.#held = this.#held.slice(end + this.#tags.close.length);
      this.#state = 'at-content';
      return true;
    }
    const certain = this.#held.length - overlapLength(this.#held, this.#tags.close);
    emit(pieces, 'thinking', this.#held.slice(0, certain));
    this.#held = this.#held.slice(certain);
    return false;
  }
}

function emit(pieces: Piece[], type: Piece['type'], text: string): void {
  if (text !== '') pieces.push({ type, text });
}
