import { TemplateSyntaxError } from '../../errors/template-syntax-error.js';
import { Lexer } from './lexer.js';
import { quote } from './quote.js';
import { isKeyword, type Token, type TokenType } from './token.js';

/** Tokens with three places of look-ahead, and the errors that name them. */
export class TokenStream {
  readonly #name: string;
  readonly #source: string;
  readonly #lexer: Lexer;
  readonly #pending: Token[] = [];
  #last: Token = { type: 'eof', value: '', position: 0, line: 1 };

  /** The line of the action that is being read, 0 between actions. */
  actionLine = 0;

  constructor(name: string, source: string) {
    this.#name = name;
    this.#source = source;
    this.#lexer = new Lexer(source);
  }

  next(): Token {
    const pending = this.#pending.pop();
    if (pending !== undefined) return pending;
    this.#last = this.#lexer.next();
    return this.#last;
  }

  /** Puts tokens back; the first one given is the next to come. */
  pushBack(...tokens: Token[]): void {
    this.#pending.push(...tokens.reverse());
  }

  peek(): Token {
    const token = this.next();
    this.pushBack(token);
    return token;
  }

  nextNonSpace(): Token {
    for (;;) {
      const token = this.next();
      if (token.type !== 'space') return token;
    }
  }

  /** Looks at the next token that is no space; spaces before it are dropped. */
  peekNonSpace(): Token {
    const token = this.nextNonSpace();
    this.pushBack(token);
    return token;
  }

  expect(type: TokenType, context: string): Token {
    const token = this.nextNonSpace();
    return token.type === type ? token : this.unexpected(token, context);
  }

  unexpected(token: Token, context: string): never {
    if (token.type !== 'error') return this.fail(`unexpected ${describeToken(token)} in ${context}`);
    let started = '';
    if (this.actionLine !== 0 && this.actionLine !== token.line) {
      started = `${token.value.endsWith(' action') ? '' : ' in action'} started at ${this.#name}:${this.actionLine}`;
    }
    return this.fail(token.value + started);
  }

  /** Throws, naming the line of the last token that was read, as Go does. */
  fail(message: string): never {
    const { line, position } = this.#last;
    const column = position - (this.#source.lastIndexOf('\n', position - 1) + 1) + 1;
    throw new TemplateSyntaxError('go', `template: ${this.#name}:${line}: ${message}`, { line, column });
  }
}

function describeToken(token: Token): string {
  if (token.type === 'eof') return 'EOF';
  if (isKeyword(token.type) || token.type === 'dot') return `<${token.value}>`;
  const characters = [...token.value];
  return characters.length > 10 ? `${quote(characters.slice(0, 10).join(''))}...` : quote(token.value);
}
