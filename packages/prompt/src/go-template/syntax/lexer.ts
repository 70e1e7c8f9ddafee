import { describeCharacter, isPrintable, quote } from './quote.js';
import { isKeyword, type Token, type TokenType } from './token.js';

const leftDelimiter = '{{';
const rightDelimiter = '}}';
const endOfInput = '';

const isSpace = (character: string): boolean => character !== '' && ' \t\r\n'.includes(character);
const isAlphanumeric = (character: string): boolean => /^[\p{L}\p{Nd}_]$/u.test(character);

const countNewlines = (text: string): number => text.split('\n').length - 1;
const hasLeftTrimMarker = (text: string, at: number): boolean => text[at] === '-' && isSpace(text[at + 1] ?? '');
const hasRightTrimMarker = (text: string, at: number): boolean => isSpace(text[at] ?? '') && text[at + 1] === '-';
const trimStart = (text: string): string => text.replace(/^[ \t\r\n]+/, '');

function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && isSpace(text[end - 1] ?? '')) end -= 1;
  return text.slice(0, end);
}

/** Cuts template source into tokens, one for each call of `next`. Trim markers and comments are dealt with here. */
export class Lexer {
  readonly #input: string;
  #position = 0;
  #start = 0;
  #line = 1;
  #startLine = 1;
  #insideAction = false;
  #parenthesisDepth = 0;
  #failed = false;

  constructor(input: string) {
    this.#input = input;
  }

  /** The next token; after the end or an error always `eof`. */
  next(): Token {
    if (this.#failed) return { type: 'eof', value: '', position: this.#start, line: this.#startLine };
    return this.#insideAction ? this.#lexInsideAction() : this.#lexText();
  }

  #peek(): string {
    const codePoint = this.#input.codePointAt(this.#position);
    return codePoint === undefined ? endOfInput : String.fromCodePoint(codePoint);
  }

  #advance(): string {
    const character = this.#peek();
    this.#position += character.length;
    if (character === '\n') this.#line += 1;
    return character;
  }

  #startsWith(text: string, offset = 0): boolean {
    return this.#input.startsWith(text, this.#position + offset);
  }

  #emit(type: TokenType): Token {
    const value = this.#input.slice(this.#start, this.#position);
    const token = { type, value, position: this.#start, line: this.#startLine };
    this.#start = this.#position;
    this.#startLine = this.#line;
    return token;
  }

  /** Drops what was read since the last token; only for text whose newlines `#advance` did not count. */
  #ignore(): void {
    this.#line += countNewlines(this.#input.slice(this.#start, this.#position));
    this.#start = this.#position;
    this.#startLine = this.#line;
  }

  #fail(message: string): Token {
    this.#failed = true;
    return { type: 'error', value: message, position: this.#start, line: this.#startLine };
  }

  #lexText(): Token {
    for (;;) {
      const text = this.#readText();
      if (text !== undefined) return text;
      const afterComment = this.#lexLeftDelimiter();
      if (afterComment !== undefined) return afterComment;
    }
  }

  /** The text up to the next action, or undefined if there is none before it. */
  #readText(): Token | undefined {
    const next = this.#input.indexOf(leftDelimiter, this.#position);
    if (next === -1) {
      this.#position = this.#input.length;
      if (this.#position === this.#start) return this.#emit('eof');
      this.#line += countNewlines(this.#input.slice(this.#start));
      return this.#emit('text');
    }
    const text = this.#input.slice(this.#start, next);
    const kept = hasLeftTrimMarker(this.#input, next + leftDelimiter.length) ? trimEnd(text) : text;
    this.#position = this.#start + kept.length;
    this.#line += countNewlines(kept);
    const token = kept === '' ? undefined : this.#emit('text');
    this.#position = next;
    this.#ignore();
    return token;
  }

  /** The opening of an action; undefined if it was a comment, which is skipped. */
  #lexLeftDelimiter(): Token | undefined {
    const marker = hasLeftTrimMarker(this.#input, this.#position + leftDelimiter.length) ? 2 : 0;
    if (this.#startsWith('/*', leftDelimiter.length + marker)) {
      this.#position += leftDelimiter.length + marker;
      this.#ignore();
      return this.#skipComment();
    }
    this.#position += leftDelimiter.length;
    const token = this.#emit('left-delimiter');
    this.#position += marker;
    this.#ignore();
    this.#insideAction = true;
    this.#parenthesisDepth = 0;
    return token;
  }

  #skipComment(): Token | undefined {
    const end = this.#input.indexOf('*/', this.#position + 2);
    if (end === -1) return this.#fail('unclosed comment');
    this.#position = end + 2;
    const delimiter = this.#atRightDelimiter();
    if (delimiter === undefined) return this.#fail('comment ends before closing delimiter');
    this.#skipRightDelimiter(delimiter.trims);
    this.#ignore();
    return undefined;
  }

  #atRightDelimiter(): { readonly trims: boolean } | undefined {
    if (hasRightTrimMarker(this.#input, this.#position) && this.#startsWith(rightDelimiter, 2)) return { trims: true };
    return this.#startsWith(rightDelimiter) ? { trims: false } : undefined;
  }

  #skipRightDelimiter(trims: boolean): void {
    this.#position += rightDelimiter.length + (trims ? 2 : 0);
    if (trims) this.#position = this.#input.length - trimStart(this.#input.slice(this.#position)).length;
  }

  #lexRightDelimiter(): Token {
    const trims = this.#atRightDelimiter()?.trims === true;
    if (trims) {
      this.#position += 2;
      this.#ignore();
    }
    this.#position += rightDelimiter.length;
    const token = this.#emit('right-delimiter');
    if (trims) {
      this.#position = this.#input.length - trimStart(this.#input.slice(this.#position)).length;
      this.#ignore();
    }
    this.#insideAction = false;
    return token;
  }

  #lexInsideAction(): Token {
    if (this.#atRightDelimiter() !== undefined) {
      return this.#parenthesisDepth === 0 ? this.#lexRightDelimiter() : this.#fail('unclosed left paren');
    }
    const character = this.#peek();
    if (character === endOfInput) return this.#fail('unclosed action');
    if (isSpace(character)) return this.#lexSpace();
    const following = this.#input[this.#position + 1] ?? '';
    if (/[0-9+-]/.test(character) || (character === '.' && /[0-9]/.test(following))) return this.#lexNumber();
    if (isAlphanumeric(character)) return this.#lexIdentifier();
    this.#advance();
    return this.#lexPunctuation(character);
  }

  #lexPunctuation(character: string): Token {
    switch (character) {
      case '=':
        return this.#emit('assign');
      case ':':
        return this.#advance() === '=' ? this.#emit('declare') : this.#fail('expected :=');
      case '|':
        return this.#emit('pipe');
      case '"':
        return this.#lexQuoted('"', 'string', 'unterminated quoted string');
      case "'":
        return this.#lexQuoted("'", 'character-constant', 'unterminated character constant');
      case '`':
        return this.#lexRawString();
      case '$':
        return this.#lexName('variable', 'variable');
      case '.':
        return this.#lexName('field', 'dot');
      case '(':
        this.#parenthesisDepth += 1;
        return this.#emit('left-parenthesis');
      case ')':
        this.#parenthesisDepth -= 1;
        if (this.#parenthesisDepth < 0) return this.#fail('unexpected right paren');
        return this.#emit('right-parenthesis');
      default:
        if (/^[ -~]$/.test(character) && isPrintable(character)) return this.#emit('character');
        return this.#fail(`unrecognized character in action: ${describeCharacter(character)}`);
    }
  }

  #lexSpace(): Token {
    const before = this.#position;
    while (isSpace(this.#peek())) this.#advance();
    const last = this.#position - 1;
    // A space right before "-}}" belongs to the trim marker.
    if (hasRightTrimMarker(this.#input, last) && this.#input.startsWith(rightDelimiter, last + 2)) {
      if (this.#input[last] === '\n') this.#line -= 1;
      this.#position = last;
      if (last === before) return this.#lexRightDelimiter();
    }
    return this.#emit('space');
  }

  #lexIdentifier(): Token {
    while (isAlphanumeric(this.#peek())) this.#advance();
    if (!this.#atTerminator()) return this.#fail(`bad character ${describeCharacter(this.#peek())}`);
    const word = this.#input.slice(this.#start, this.#position);
    if (isKeyword(word)) return this.#emit(word);
    return this.#emit(word === 'true' || word === 'false' ? 'bool' : 'identifier');
  }

  #lexName(type: TokenType, alone: TokenType): Token {
    if (this.#atTerminator()) return this.#emit(alone);
    while (isAlphanumeric(this.#peek())) this.#advance();
    if (!this.#atTerminator()) return this.#fail(`bad character ${describeCharacter(this.#peek())}`);
    return this.#emit(type);
  }

  #atTerminator(): boolean {
    const character = this.#peek();
    return character === endOfInput || isSpace(character) || '.,|:)('.includes(character) || this.#startsWith('}}');
  }

  #lexQuoted(mark: string, type: TokenType, unterminated: string): Token {
    for (;;) {
      let character = this.#advance();
      if (character === mark) return this.#emit(type);
      const escaped = character === '\\';
      if (escaped) character = this.#advance();
      if (character === endOfInput || character === '\n') return this.#fail(unterminated);
    }
  }

  #lexRawString(): Token {
    for (;;) {
      const character = this.#advance();
      if (character === endOfInput) return this.#fail('unterminated raw quoted string');
      if (character === '`') return this.#emit('raw-string');
    }
  }

  #lexNumber(): Token {
    const complete = this.#scanNumber();
    const sign = this.#peek();
    if (complete && sign !== '+' && sign !== '-') return this.#emit('number');
    if (complete && this.#scanNumber() && this.#input[this.#position - 1] === 'i') return this.#emit('complex');
    return this.#fail(`bad number syntax: ${quote(this.#input.slice(this.#start, this.#position))}`);
  }

  #scanNumber(): boolean {
    const accept = (pattern: RegExp): boolean => {
      pattern.lastIndex = this.#position;
      const found = pattern.exec(this.#input);
      if (found !== null) this.#position += found[0].length;
      return found !== null;
    };
    accept(/[+-]/y);
    if (accept(/0[xX]/y)) accept(/[0-9a-fA-F_]*\.?[0-9a-fA-F_]*(?:[pP][+-]?[0-9_]*)?/y);
    else if (accept(/0[oO]/y)) accept(/[0-7_]*\.?[0-7_]*/y);
    else if (accept(/0[bB]/y)) accept(/[01_]*\.?[01_]*/y);
    else accept(/[0-9_]*\.?[0-9_]*(?:[eE][+-]?[0-9_]*)?/y);
    accept(/i/y);
    if (!isAlphanumeric(this.#peek())) return true;
    this.#advance();
    return false;
  }
}
