import type { Tool } from '@puna/runtime';
import { findArguments } from './find-arguments.js';
import { findToolName } from './find-tool-name.js';
import { overlapLength, type OutputParser, type OutputPiece } from './output-piece.js';

/** How a model's tool calls are told from its answer. */
export interface ToolCallParserOptions {
  /** What stands before a call; see `ChatTemplate.toolCallTag`. With `{` or `[` the answer must begin with it. */
  readonly tag: string;

  /** The tools that the model was told of. Other names are no calls. */
  readonly tools: readonly Tool[];
}

/**
 * Makes a parser that takes tool calls out of a model's output. Text before the first call is content and comes at
 * once; text after it is dropped, as is a call that never becomes complete.
 */
export function createToolCallParser(options: ToolCallParserOptions): OutputParser {
  return new ToolCallParser(options);
}

class ToolCallParser implements OutputParser {
  readonly #tag: string;
  readonly #names: readonly string[];
  #state: 'seeking' | 'calling' | 'done' = 'seeking';
  #held = '';
  #calls = 0;

  constructor({ tag, tools }: ToolCallParserOptions) {
    this.#tag = tag;
    this.#names = tools.map((tool) => tool.function.name);
  }

  /** Whether a call is a bare JSON value, so that only balanced brackets tell where it ends. */
  get #isBare(): boolean {
    return this.#tag === '{' || this.#tag === '[';
  }

  push(text: string): OutputPiece[] {
    if (this.#state === 'done') return content(text);
    this.#held += text;
    const pieces = this.#state === 'seeking' ? this.#seekTag() : [];
    // Only a closing brace or bracket can complete a call, or show that there is none.
    if (this.#state !== 'calling' || !/[}\]]/.test(text)) return pieces;
    pieces.push(...this.#takeCalls(false));
    if (this.#isBare && this.#calls === 0 && isBalanced(this.#held, this.#tag)) {
      this.#state = 'done';
      pieces.push(...this.#release());
    }
    return pieces;
  }

  end(): OutputPiece[] {
    const pieces = this.#state === 'calling' ? this.#takeCalls(true) : [];
    const isContent = this.#state === 'seeking' || (this.#isBare && this.#calls === 0);
    if (isContent) pieces.push(...this.#release());
    this.#held = '';
    this.#state = 'done';
    return pieces;
  }

  #release(): OutputPiece[] {
    const text = this.#held;
    this.#held = '';
    return content(text);
  }

  #seekTag(): OutputPiece[] {
    const found = this.#held.indexOf(this.#tag);
    const certain = found === -1 ? this.#held.length - overlapLength(this.#held, this.#tag) : found;
    const before = this.#held.slice(0, certain);
    if (this.#isBare && before.trim() !== '') {
      this.#state = 'done';
      return this.#release();
    }
    this.#held = this.#held.slice(certain);
    if (found !== -1) this.#state = 'calling';
    return content(before);
  }

  #takeCalls(isComplete: boolean): OutputPiece[] {
    const pieces: OutputPiece[] = [];
    for (;;) {
      const named = findToolName(this.#held, this.#names, isComplete);
      const found = named === undefined ? undefined : findArguments(this.#held, named.name);
      if (named === undefined || found === undefined) return pieces;
      pieces.push({ type: 'tool-call', call: { name: named.name, arguments: found.arguments, index: this.#calls } });
      this.#calls += 1;
      this.#held = this.#held.slice(Math.max(named.end, found.end));
    }
  }
}

function content(text: string): OutputPiece[] {
  return text === '' ? [] : [{ type: 'content', text }];
}

/** Whether the brackets that the tag begins are closed again, anywhere in the text. */
function isBalanced(text: string, open: string): boolean {
  const close = open === '{' ? '}' : ']';
  let depth = 0;
  for (const character of text) {
    if (character === open) depth += 1;
    else if (character === close) {
      depth -= 1;
      if (depth === 0) return true;
    }
  }
  return false;
}
