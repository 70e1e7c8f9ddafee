import type { GoValue } from '../values/go-values.js';
import { typeName } from '../values/go-values.js';
import { plainDirective, type Directive } from './directive.js';
import { formatValue } from './format-value.js';

/** Widths and precisions beyond this are refused, as in Go. */
const largestWidth = 1_000_000;

/** Go's `fmt.Sprintf`, with its notes about wrong directives (`%!d(string=x)`, `%!(EXTRA int=1)`) instead of errors. */
export function printf(format: string, values: readonly GoValue[]): string {
  return new FormatRun(format, values).run();
}

type Flags = { -readonly [Key in keyof Directive]: Directive[Key] };

class FormatRun {
  readonly #format: string;
  readonly #values: readonly GoValue[];
  #position = 0;
  #next = 0;
  #reordered = false;
  #badIndex = false;
  #afterIndex = false;

  constructor(format: string, values: readonly GoValue[]) {
    this.#format = format;
    this.#values = values;
  }

  run(): string {
    let result = '';
    while (this.#position < this.#format.length) {
      const percent = this.#format.indexOf('%', this.#position);
      const end = percent === -1 ? this.#format.length : percent;
      result += this.#format.slice(this.#position, end);
      this.#position = end + 1;
      if (percent !== -1) result += this.#directive();
    }
    return result + this.#extra();
  }

  #extra(): string {
    if (this.#reordered || this.#next >= this.#values.length) return '';
    const rest = this.#values.slice(this.#next).map((value) => {
      if (value === undefined || value === null) return '<nil>';
      return `${typeName(value)}=${formatValue(value, plainDirective)}`;
    });
    return `%!(EXTRA ${rest.join(', ')})`;
  }

  #directive(): string {
    this.#badIndex = false;
    this.#afterIndex = false;
    const flags: Flags = { ...plainDirective };
    this.#readFlags(flags);
    this.#readIndex();
    let note = this.#readWidth(flags);
    if (this.#format[this.#position] === '.' && this.#position + 1 < this.#format.length)
      note += this.#readPrecision(flags);
    if (!this.#afterIndex) this.#readIndex();
    const codePoint = this.#format.codePointAt(this.#position);
    if (codePoint === undefined) return `${note}%!(NOVERB)`;
    flags.verb = String.fromCodePoint(codePoint);
    this.#position += flags.verb.length;
    return note + this.#apply(flags);
  }

  #apply(flags: Flags): string {
    if (flags.verb === '%') return '%';
    if (this.#badIndex) return `%!${flags.verb}(BADINDEX)`;
    if (this.#next >= this.#values.length) return `%!${flags.verb}(MISSING)`;
    const value = this.#values[this.#next];
    this.#next += 1;
    if (flags.verb !== 'v') return formatValue(value, flags);
    // With %v these flags choose a form; with other verbs they are about numbers.
    return formatValue(value, { ...flags, fieldNames: flags.plus, asSource: flags.sharp, plus: false, sharp: false });
  }

  #readFlags(flags: Flags): void {
    for (;;) {
      switch (this.#format[this.#position]) {
        case '+':
          flags.plus = true;
          break;
        case '-':
          flags.minus = true;
          break;
        case '#':
          flags.sharp = true;
          break;
        case ' ':
          flags.space = true;
          break;
        case '0':
          flags.zero = true;
          break;
        default:
          return;
      }
      this.#position += 1;
    }
  }

  /** `[n]`: the value that comes next. */
  #readIndex(): void {
    if (this.#format[this.#position] !== '[') return;
    this.#reordered = true;
    const close = this.#format.indexOf(']', this.#position);
    const text = close === -1 ? '' : this.#format.slice(this.#position + 1, close);
    this.#position = close === -1 ? this.#position + 1 : close + 1;
    const index = /^[0-9]+$/.test(text) ? Number(text) : 0;
    if (index >= 1 && index <= this.#values.length) {
      this.#next = index - 1;
      this.#afterIndex = true;
    } else {
      this.#badIndex = true;
    }
  }

  #readNumber(): number | undefined {
    const digits = /^[0-9]+/.exec(this.#format.slice(this.#position, this.#position + 8))?.[0];
    if (digits === undefined) return undefined;
    this.#position += digits.length;
    return Number(digits);
  }

  /** `*`: a number that is taken from the values. */
  #takeNumber(): number | undefined {
    this.#position += 1;
    const value = this.#values[this.#next];
    if (this.#next < this.#values.length) this.#next += 1;
    this.#afterIndex = false;
    const usable = typeof value === 'bigint' && value <= BigInt(largestWidth) && value >= -BigInt(largestWidth);
    return usable ? Number(value) : undefined;
  }

  #readWidth(flags: Flags): string {
    if (this.#format[this.#position] !== '*') {
      const width = this.#readNumber();
      if (width !== undefined && width <= largestWidth) flags.width = width;
      if (width !== undefined && this.#afterIndex) this.#badIndex = true;
      return '';
    }
    const width = this.#takeNumber();
    if (width === undefined) return '%!(BADWIDTH)';
    if (width < 0) flags.minus = true;
    flags.width = Math.abs(width);
    return '';
  }

  #readPrecision(flags: Flags): string {
    this.#position += 1;
    if (this.#afterIndex) this.#badIndex = true;
    this.#readIndex();
    if (this.#format[this.#position] !== '*') {
      flags.precision = this.#readNumber() ?? 0;
      return '';
    }
    const precision = this.#takeNumber();
    if (precision === undefined || precision < 0) return '%!(BADPREC)';
    flags.precision = precision;
    return '';
  }
}
