import { describeCharacter, quote } from '../syntax/quote.js';
import { pad, type Directive } from './directive.js';
import { binaryFloatText, hexadecimalFloatText } from './binary-float.js';
import { formatFloat } from './float-format.js';

const integerBases: Readonly<Record<string, number>> = { v: 10, d: 10, b: 2, o: 8, O: 8, x: 16, X: 16 };
const basePrefixes: Readonly<Record<string, string>> = { b: '0b', o: '0', x: '0x', X: '0X' };

function signOf(negative: boolean, { plus, space }: Directive): string {
  if (negative) return '-';
  if (plus) return '+';
  return space ? ' ' : '';
}

/** Puts zeros between sign and digits where the directive asks for them. */
function padNumber(sign: string, digits: string, directive: Directive): string {
  if (!directive.zero || directive.minus) return pad(sign + digits, { ...directive, zero: false });
  return sign + digits.padStart((directive.width ?? 0) - sign.length, '0');
}

/** Formats an int; undefined if the verb is not for ints. */
export function formatInteger(value: bigint, directive: Directive): string | undefined {
  const base = integerBases[directive.verb];
  if (base === undefined) return formatCharacter(value, directive);
  const negative = value < 0n;
  let digits = (negative ? -value : value).toString(base);
  if (directive.verb === 'X') digits = digits.toUpperCase();
  if (directive.precision === 0 && value === 0n) return pad('', { ...directive, zero: false });
  const sign = signOf(negative, directive);
  const prefix = directive.verb === 'O' ? '0o' : directive.sharp ? (basePrefixes[directive.verb] ?? '') : '';
  if (directive.precision === undefined && directive.zero && !directive.minus) {
    digits = digits.padStart((directive.width ?? 0) - sign.length, '0');
  } else {
    digits = digits.padStart(directive.precision ?? 0, '0');
  }
  if (prefix === '0' && digits.startsWith('0')) return pad(sign + digits, { ...directive, zero: false });
  return pad(sign + prefix + digits, { ...directive, zero: false });
}

function formatCharacter(value: bigint, directive: Directive): string | undefined {
  const isCodePoint = value >= 0n && value <= 0x10ffffn;
  const character = String.fromCodePoint(isCodePoint ? Number(value) : 0xfffd);
  switch (directive.verb) {
    case 'c':
      return pad(character, directive);
    case 'q':
      return pad(quote(character, "'", directive.plus), directive);
    case 'U': {
      const digits = BigInt.asUintN(64, value).toString(16).toUpperCase();
      const name = `U+${digits.padStart(Math.max(4, directive.precision ?? 0), '0')}`;
      return pad(directive.sharp ? describeCharacter(character) : name, { ...directive, zero: false });
    }
    default:
      return undefined;
  }
}

/** Formats a float64; undefined if the verb is not for floats. */
export function formatFloatValue(value: number, directive: Directive): string | undefined {
  const digits = floatDigits(value, directive);
  if (digits === undefined) return undefined;
  const negative = value < 0 || Object.is(value, -0);
  if (Number.isFinite(value)) {
    const shown = directive.sharp && directive.verb !== 'b' ? withPoint(digits, directive) : digits;
    return padNumber(signOf(negative, directive), shown, directive);
  }
  // Infinity always shows its sign, and neither it nor NaN is filled with zeros.
  const alwaysSigned = digits === 'Inf' && !directive.space;
  return padNumber(signOf(negative, { ...directive, plus: directive.plus || alwaysSigned }), digits, {
    ...directive,
    zero: false,
  });
}

/** The `#` flag: a point is always there, and `g` keeps its zeros. */
function withPoint(text: string, { verb, precision }: Directive): string {
  const [number = '', ...tail] = text.split(verb === 'x' || verb === 'X' ? /(?=[pP])/ : /(?=[eE])/);
  const significant = number.replace('.', '').replace(/^0+/, '').length;
  const isZero = number === '0' ? 1 : 0;
  const wanted = 'vgGx'.includes(verb) ? (precision ?? 6) : 0;
  const zeros = '0'.repeat(Math.max(0, wanted - significant - (number.includes('.') ? 0 : isZero)));
  return `${number}${number.includes('.') ? '' : '.'}${zeros}${tail.join('')}`;
}

function floatDigits(value: number, { verb, precision }: Directive): string | undefined {
  if ('bxX'.includes(verb)) return binaryDigits(value, verb, precision);
  switch (verb) {
    case 'v':
    case 'g':
    case 'G': {
      const text = formatFloat(value, { style: 'g', ...(precision === undefined ? {} : { precision }) });
      return verb === 'G' ? text.toUpperCase() : text;
    }
    case 'e':
    case 'E': {
      const text = formatFloat(value, { style: 'e', precision: precision ?? 6 });
      return verb === 'E' ? text.toUpperCase() : text;
    }
    case 'f':
    case 'F':
      return formatFloat(value, { style: 'f', precision: precision ?? 6 });
    default:
      return undefined;
  }
}

function binaryDigits(value: number, verb: string, precision: number | undefined): string {
  const magnitude = Math.abs(value);
  if (!Number.isFinite(magnitude)) return formatFloat(magnitude, { style: 'f' });
  if (verb === 'b') return binaryFloatText(magnitude);
  const text = hexadecimalFloatText(magnitude, precision);
  return verb === 'X' ? text.toUpperCase() : text;
}
