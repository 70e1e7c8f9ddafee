import type { Tool } from '@puna/runtime';
import { overlapLength, type OutputParser, type OutputPiece } from '../output-piece.js';
import { isObject, parseJson } from './json-calls.js';

const message = '<|message|>';
const headerStarts = ['<|start|>', '<|channel|>'];
const bodyEnds = ['<|end|>', '<|call|>', '<|return|>', ...headerStarts];

/** What a message is, as its header says. */
type Target = { readonly type: 'thinking' | 'content' } | { readonly type: 'call'; readonly name: string };

/**
 * Makes a parser of the harmony format of gpt-oss: messages of the form
 * `<|start|>assistant<|channel|>name<|message|>text<|end|>`. The channel `analysis` is thinking, `commentary` with a
 * recipient `functions.name` a call; all else is content, as is a call that can't be read. The first header may be cut.
 */
export function createHarmonyParser(tools: readonly Tool[]): OutputParser {
  return new HarmonyParser(tools);
}

class HarmonyParser implements OutputParser {
  readonly #names: ReadonlySet<string>;
  #state: 'between' | 'header' | 'body' = 'between';
  #target: Target = { type: 'content' };
  #held = '';

  /** The text of a call, which is only told when it is over. */
  #call = '';
  #calls = 0;

  constructor(tools: readonly Tool[]) {
    this.#names = new Set(tools.map((tool) => tool.function.name));
  }

  push(text: string): OutputPiece[] {
    this.#held += text;
    const pieces: OutputPiece[] = [];
    while (this.#step(pieces));
    return pieces;
  }

  end(): OutputPiece[] {
    const pieces: OutputPiece[] = [];
    // A header that was never finished has no text that anyone could read.
    if (this.#state !== 'header') this.#emit(pieces, this.#held);
    this.#held = '';
    this.#finish(pieces);
    return pieces;
  }

  #step(pieces: OutputPiece[]): boolean {
    switch (this.#state) {
      case 'between':
        return this.#seekHeader();
      case 'header':
        return this.#readHeader();
      case 'body':
        return this.#readBody(pieces);
    }
  }

  /** Text without a header before it is content. */
  #seekHeader(): boolean {
    const start = this.#held.trimStart();
    if ([...headerStarts, message].some((text) => text.startsWith(start) && text !== start)) return false;
    // The prompt may end in `<|start|>assistant`, so that a recipient is the first thing that the model writes.
    if ('to=functions.'.startsWith(start)) return false;
    const isHeader = [...headerStarts, message, 'to=functions.'].some((text) => start.startsWith(text));
    this.#target = { type: 'content' };
    this.#state = isHeader ? 'header' : 'body';
    return true;
  }

  #readHeader(): boolean {
    const end = this.#held.indexOf(message);
    if (end === -1) return false;
    this.#target = this.#targetOf(this.#held.slice(0, end));
    this.#held = this.#held.slice(end + message.length);
    this.#state = 'body';
    return true;
  }

  #targetOf(header: string): Target {
    const [, name] = /to=functions\.([^\s<]+)/.exec(header) ?? [];
    if (name !== undefined && this.#names.has(name)) return { type: 'call', name };
    return { type: /<\|channel\|>\s*analysis/.test(header) ? 'thinking' : 'content' };
  }

  #readBody(pieces: OutputPiece[]): boolean {
    let end = -1;
    let marker = '';
    for (const candidate of bodyEnds) {
      const at = this.#held.indexOf(candidate);
      if (at !== -1 && (end === -1 || at < end)) [end, marker] = [at, candidate];
    }
    if (end === -1) {
      const certain = this.#held.length - Math.max(...bodyEnds.map((text) => overlapLength(this.#held, text)));
      this.#emit(pieces, this.#held.slice(0, certain));
      this.#held = this.#held.slice(certain);
      return false;
    }
    this.#emit(pieces, this.#held.slice(0, end));
    this.#finish(pieces);
    this.#target = { type: 'content' };
    this.#held = this.#held.slice(headerStarts.includes(marker) ? end : end + marker.length);
    this.#state = 'between';
    return true;
  }

  #emit(pieces: OutputPiece[], text: string): void {
    if (this.#target.type === 'call') this.#call += text;
    else if (text !== '') pieces.push({ type: this.#target.type, text });
  }

  #finish(pieces: OutputPiece[]): void {
    if (this.#target.type !== 'call') return;
    const { name } = this.#target;
    const args = this.#call.trim() === '' ? {} : parseJson(this.#call);
    if (isObject(args)) {
      pieces.push({ type: 'tool-call', call: { name, arguments: args, index: this.#calls } });
      this.#calls += 1;
    } else pieces.push({ type: 'content', text: this.#call });
    this.#call = '';
  }
}
