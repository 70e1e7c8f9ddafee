import { InvalidRequestError } from '@puna/runtime';
import { literal, repeat, sequence, type Expression } from './gbnf.js';
import { anyCharacter, escapedClass, parseClass, stringCharacter } from './pattern-class.js';

/**
 * The content of a JSON string that a regular expression matches. Understood are characters, classes, groups,
 * alternatives and repetitions; `^` and `$` only at the ends.
 *
 * @throws InvalidRequestError where the expression uses anything else.
 */
export function patternContent(pattern: string): Expression {
  const anchoredStart = pattern.startsWith('^');
  const anchoredEnd = pattern.endsWith('$') && !pattern.endsWith('\\$');
  const body = new PatternParser(pattern, anchoredStart ? 1 : 0, pattern.length - (anchoredEnd ? 1 : 0)).parse();
  const anything = repeat(anyCharacter, 0);
  return sequence(anchoredStart ? '' : anything, `(${body})`, anchoredEnd ? '' : anything);
}

class PatternParser {
  readonly #pattern: string;
  readonly #end: number;
  #at: number;

  constructor(pattern: string, start: number, end: number) {
    this.#pattern = pattern;
    this.#at = start;
    this.#end = end;
  }

  parse(): Expression {
    const expression = this.#alternatives();
    if (this.#at < this.#end) this.#fail('it has an unmatched parenthesis');
    return expression;
  }

  #alternatives(): Expression {
    const options = [this.#sequence()];
    while (this.#take('|')) options.push(this.#sequence());
    return options.map((option) => (option === '' ? literal('') : option)).join(' | ');
  }

  #sequence(): Expression {
    const parts: Expression[] = [];
    while (this.#at < this.#end && !this.#isNext('|') && !this.#isNext(')')) parts.push(this.#repeated(this.#item()));
    return sequence(...parts);
  }

  #item(): Expression {
    const character = this.#next();
    if (character === '(') return this.#group();
    if (character === '[') return this.#class();
    if (character === '.') return anyCharacter;
    if (character === '\\') return this.#escaped();
    if ('^$*+?{'.includes(character)) this.#fail(`"${character}" stands where it can not be understood`);
    return stringCharacter(character);
  }

  #group(): Expression {
    if (this.#take('?') && !this.#take(':')) this.#fail('it looks ahead or behind');
    const expression = this.#alternatives();
    if (!this.#take(')')) this.#fail('it has an unmatched parenthesis');
    return `(${expression})`;
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

  #repeated(item: Expression): Expression {
    const [least, most] = this.#repetition();
    // A question mark after a repetition makes it lazy, which changes nothing about what it matches.
    if (least !== 1 || most !== 1) this.#take('?');
    return repeat(item, least, most);
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
