import { InvalidRequestError } from '@puna/runtime';
import { literal, mostRepetitions, repeat, sequence, type Expression } from './gbnf.js';
import { anyCharacter, escapedClass, lineCharacter, parseClass, stringCharacter } from './pattern-class.js';

/** How many characters a text may have. */
export interface Lengths {
  readonly least: number;
  readonly most: number | undefined;
}

/** An expression, and how many characters it matches at least and at most. */
export interface Piece {
  readonly expression: Expression;
  readonly least: number;
  readonly most: number;
}

const nothing: Piece = { expression: '', least: 0, most: 0 };

/**
 * The content of a JSON string that a regular expression matches. Understood are characters, classes, groups,
 * alternatives and repetitions; `^` and `$` only at the ends.
 *
 * @param lengths followed where all of the pattern is one repeated character; elsewhere the answer tells what it matches.
 * @throws InvalidRequestError where the expression uses anything else.
 */
export function patternContent(pattern: string, lengths: Lengths = { least: 0, most: undefined }): Piece {
  const anchoredStart = pattern.startsWith('^');
  const anchoredEnd = pattern.endsWith('$') && !pattern.endsWith('\\$');
  const isWhole = anchoredStart && anchoredEnd;
  const end = pattern.length - (anchoredEnd ? 1 : 0);
  const body = new PatternParser(pattern, anchoredStart ? 1 : 0, end, isWhole ? lengths : undefined).parse();
  const anything = repeat(anyCharacter, 0);
  return {
    expression: sequence(anchoredStart ? '' : anything, `(${body.expression})`, anchoredEnd ? '' : anything),
    least: body.least,
    most: isWhole ? body.most : Infinity,
  };
}

class PatternParser {
  readonly #pattern: string;
  readonly #start: number;
  readonly #end: number;
  readonly #lengths: Lengths | undefined;
  #at: number;

  constructor(pattern: string, start: number, end: number, lengths: Lengths | undefined) {
    this.#pattern = pattern;
    this.#start = start;
    this.#at = start;
    this.#end = end;
    this.#lengths = lengths;
  }

  parse(): Piece {
    const expression = this.#alternatives();
    if (this.#at < this.#end) this.#fail('it has an unmatched parenthesis');
    return expression;
  }

  #alternatives(): Piece {
    const options = [this.#sequence()];
    while (this.#take('|')) options.push(this.#sequence());
    return {
      expression: options.map(({ expression }) => (expression === '' ? literal('') : expression)).join(' | '),
      least: Math.min(...options.map(({ least }) => least)),
      most: Math.max(...options.map(({ most }) => most)),
    };
  }

  #sequence(): Piece {
    let all = nothing;
    while (this.#at < this.#end && !this.#isNext('|') && !this.#isNext(')')) {
      const start = this.#at;
      const part = this.#repeated(this.#item(), start);
      all = {
        expression: sequence(all.expression, part.expression),
        least: all.least + part.least,
        most: all.most + part.most,
      };
    }
    return all;
  }

  #item(): Piece {
    const character = this.#next();
    return character === '(' ? this.#group() : { expression: this.#character(character), least: 1, most: 1 };
  }

  #character(character: string): Expression {
    if (character === '[') return this.#class();
    if (character === '.') return lineCharacter;
    if (character === '\\') return this.#escaped();
    if ('^$*+?{'.includes(character)) this.#fail(`"${character}" stands where it can not be understood`);
    return stringCharacter(character);
  }

  #group(): Piece {
    if (this.#take('?') && !this.#take(':')) this.#fail('it looks ahead or behind, or names a group');
    const piece = this.#alternatives();
    if (!this.#take(')')) this.#fail('it has an unmatched parenthesis');
    return { ...piece, expression: `(${piece.expression})` };
  }

  #class(): Expression {
    const parsed = parseClass(this.#pattern, this.#at, this.#end);
    if (parsed === undefined) return this.#fail('it has a class that can not be understood');
    this.#at = parsed.end;
    return parsed.expression;
  }

  #escaped(): Expression {
    const character = this.#next();
    const known = escapedClass(character);
    if (known !== undefined) return known;
    if (/[0-9A-Za-z]/.test(character)) this.#fail(`it uses \\${character}`);
    return stringCharacter(character);
  }

  #repeated(item: Piece, start: number): Piece {
    let [least, most] = this.#repetition();
    // A question mark after a repetition makes it lazy, which changes nothing about what it matches.
    if (least !== 1 || most !== 1) this.#take('?');
    const isAll = start === this.#start && this.#at === this.#end && item.least === 1 && item.most === 1;
    if (isAll && this.#lengths !== undefined) {
      least = Math.max(least, this.#lengths.least);
      most = Math.min(most ?? Infinity, this.#lengths.most ?? Infinity);
      if (most < least) this.#fail('it has no text of an allowed length');
      if (most > mostRepetitions) most = undefined;
    }
    if (least > mostRepetitions || (most ?? 0) > mostRepetitions)
      this.#fail(`it repeats more than ${mostRepetitions} times`);
    if (item.least === 0 && most === undefined) this.#fail('it repeats what may be empty');
    return {
      expression: repeat(item.expression, least, most),
      least: least * item.least,
      most: item.most === 0 ? 0 : item.most * (most ?? Infinity),
    };
  }

  #repetition(): readonly [least: number, most: number | undefined] {
    if (this.#take('*')) return [0, undefined];
    if (this.#take('+')) return [1, undefined];
    if (this.#take('?')) return [0, 1];
    if (!this.#isNext('{')) return [1, 1];
    const found = /^\{(\d+)(,(\d*))?\}/.exec(this.#pattern.slice(this.#at, this.#end));
    if (found === null) return this.#fail('it has a repetition that can not be understood');
    this.#at += found[0].length;
    const least = Number(found[1]);
    if (found[2] === undefined) return [least, least];
    return [least, found[3] === '' ? undefined : Number(found[3])];
  }

  #isNext(character: string): boolean {
    return this.#at < this.#end && this.#pattern[this.#at] === character;
  }

  #take(character: string): boolean {
    if (!this.#isNext(character)) return false;
    this.#at++;
    return true;
  }

  #next(): string {
    if (this.#at >= this.#end) this.#fail('it ends too early');
    const character = String.fromCodePoint(this.#pattern.codePointAt(this.#at) ?? 0);
    this.#at += character.length;
    return character;
  }

  #fail(reason: string): never {
    throw new InvalidRequestError(
      `The schema's pattern ${JSON.stringify(this.#pattern)} can't be used: ${reason}. Simplify it or leave it out.`,
      {
        keyword: 'pattern',
      },
    );
  }
}
