import type { TextOutput } from '../command-context.js';
import { WordWrapper } from './word-wrapper.js';

const grey = '\u001B[38;5;245m';
const bold = '\u001B[1m';
const plain = '\u001B[0m';

/** How an answer is shown. */
export interface AnswerStyle {
  readonly hideThinking: boolean;

  /** Break lines between words. Text for a pipe or a file is never changed. */
  readonly wordWrap: boolean;
}

/** A piece of an answer. */
export interface AnswerPiece {
  readonly thinking?: string;
  readonly response?: string;
  readonly tool_calls?: readonly { readonly function: { readonly name: string; readonly arguments: object } }[];
}

/** Writes an answer as it arrives, the model's thinking set apart from it. */
export class AnswerWriter {
  readonly #output: TextOutput;
  readonly #style: AnswerStyle;
  #wrapper: WordWrapper | undefined;
  #thinking: 'none' | 'open' | 'closed' = 'none';
  #lastThought = '';

  constructor(output: TextOutput, style: AnswerStyle) {
    this.#output = output;
    this.#style = style;
    this.#startText();
  }

  write(piece: AnswerPiece): void {
    if (piece.thinking) this.#writeThinking(piece.thinking);
    if (piece.response) {
      this.#endThinking();
      this.#writeText(piece.response);
    }
    for (const { function: called } of piece.tool_calls ?? []) {
      this.#endThinking();
      const passed = JSON.stringify(called.arguments);
      this.#writeText(`Model called a non-existent function '${called.name}()' with arguments: ${passed}`);
    }
  }

  #writeThinking(text: string): void {
    if (this.#style.hideThinking) return;
    if (this.#thinking !== 'open') {
      this.#output.write(this.#coloured ? `${grey}${bold}Thinking...\n${plain}${grey}` : 'Thinking...\n');
      this.#thinking = 'open';
    }
    this.#lastThought = text;
    this.#writeText(text);
  }

  #endThinking(): void {
    if (this.#thinking !== 'open') return;
    const lineBreak = this.#lastThought.endsWith('\n') ? '' : '\n';
    const closing = '...done thinking.\n\n';
    this.#output.write(lineBreak + (this.#coloured ? `${grey}${bold}${closing}${plain}` : closing));
    this.#thinking = 'closed';
    this.#startText();
  }

  #writeText(text: string): void {
    this.#output.write(this.#wrapper?.wrap(text) ?? text);
  }

  #startText(): void {
    const wrap = this.#style.wordWrap && this.#output.isTTY === true;
    this.#wrapper = wrap ? new WordWrapper(this.#output.columns ?? 80) : undefined;
  }

  get #coloured(): boolean {
    return this.#output.isTTY === true;
  }
}
