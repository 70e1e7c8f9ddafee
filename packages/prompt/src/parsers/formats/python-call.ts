import type { FoundCall } from './call-reader.js';

/**
 * Reads calls in Python's form, separated by commas, semicolons or white space: `a(b=1, c="x")`. Arguments must be named
 * literals. A call may stand inside `print()`, and `.call` after its name. Undefined if anything else is there.
 */
export function readPythonCalls(source: string): readonly FoundCall[] | undefined {
  try {
    return new PythonReader(source).calls();
  } catch (error) {
    if (error instanceof NotPythonError) return undefined;
    throw error;
  }
}

/** Leaves the reader; never leaves this file. */
class NotPythonError extends Error {}

const words: Readonly<Record<string, unknown>> = {
  True: true,
  False: false,
  None: null,
  true: true,
  false: false,
  null: null,
};
const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

class PythonReader {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  calls(): readonly FoundCall[] {
    const calls: FoundCall[] = [];
    this.#take(/[\s,;]*/y);
    while (this.#at < this.#source.length) {
      calls.push(this.#call());
      this.#take(/[\s,;]*/y);
    }
    if (calls.length === 0) throw new NotPythonError();
    return calls;
  }

  #call(): FoundCall {
    const isPrinted = this.#take(/print\s*\(\s*/y) !== undefined;
    const name = this.#need(/[A-Za-z_][\w.-]*/y).replace(/\.call$/, '');
    this.#need(/\s*\(\s*/y);
    const args: Record<string, unknown> = {};
    while (this.#take(/\)/y) === undefined) {
      const key = this.#need(/[A-Za-z_]\w*/y);
      this.#need(/\s*=\s*/y);
      args[key] = this.#value();
      this.#take(/\s*,?\s*/y);
    }
    if (isPrinted) this.#need(/\s*\)/y);
    return { name, arguments: args };
  }

  #value(): unknown {
    const next = this.#source.charAt(this.#at);
    if (next === '"' || next === "'") return this.#string(next);
    if (next === '[') return this.#list();
    if (next === '{') return this.#dictionary();
    const number = this.#take(/-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y);
    if (number !== undefined) return Number(number);
    const word = this.#need(/[A-Za-z]+/y);
    if (!Object.hasOwn(words, word)) throw new NotPythonError();
    return words[word];
  }

  #string(quote: string): string {
    const raw = this.#need(quote === '"' ? /"(?:[^"\\]|\\[^])*"/y : /'(?:[^'\\]|\\[^])*'/y);
    return raw.slice(1, -1).replaceAll(/\\([^])/g, (_, character: string) => escapes[character] ?? character);
  }

  #list(): unknown[] {
    const items: unknown[] = [];
    this.#need(/\[\s*/y);
    while (this.#take(/\]/y) === undefined) {
      items.push(this.#value());
      this.#take(/\s*,?\s*/y);
    }
    return items;
  }

  #dictionary(): Record<string, unknown> {
    const entries: Record<string, unknown> = {};
    this.#need(/\{\s*/y);
    while (this.#take(/\}/y) === undefined) {
      const key = this.#value();
      this.#need(/\s*:\s*/y);
      entries[String(key)] = this.#value();
      this.#take(/\s*,?\s*/y);
    }
    return entries;
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#source)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #need(pattern: RegExp): string {
    const found = this.#take(pattern);
    if (found === undefined) throw new NotPythonError();
    return found;
  }
}
