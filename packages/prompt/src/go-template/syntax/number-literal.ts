import { quote, unquote } from './quote.js';

/** What a number in a template stands for. */
export interface NumberLiteral {
  /** Present if the value is whole and fits an int64. */
  readonly integer?: bigint;
  readonly float: number;

  /** Written with a point or an exponent: its type is float64. */
  readonly isFloat: boolean;
}

const smallestInteger = -(2n ** 63n);
const largestInteger = 2n ** 63n - 1n;
const largestUnsigned = 2n ** 64n - 1n;

const decimalInteger = /^[+-]?(?:0|[1-9](?:_?[0-9])*)$/;
const prefixedInteger = /^[+-]?(?:0[xX](?:_?[0-9a-fA-F])+|0[bB](?:_?[01])+|0[oO]?(?:_?[0-7])+)$/;
const decimalFloat =
  /^[+-]?(?:[0-9](?:_?[0-9])*\.?(?:[0-9](?:_?[0-9])*)?|\.[0-9](?:_?[0-9])*)(?:[eE][+-]?[0-9](?:_?[0-9])*)?$/;
const hexadecimalFloat = /^([+-]?)0[xX]([0-9a-fA-F]*)\.?([0-9a-fA-F]*)[pP]([+-]?[0-9]+)$/;

/** Reads a number as Go spells them. Gives a message, as Go words it, for what is none. */
export function parseNumber(text: string): NumberLiteral | { readonly error: string } {
  if (decimalInteger.test(text) || prefixedInteger.test(text)) return integerLiteral(text);
  const value = parseFloatLiteral(text);
  if (value !== undefined && !/[.eEpP]/.test(text)) return { error: `integer overflow: ${quote(text)}` };
  if (value === undefined) return { error: `illegal number syntax: ${quote(text)}` };
  const isWhole = Number.isInteger(value) && Math.abs(value) < 2 ** 63;
  return { ...(isWhole ? { integer: BigInt(value) } : {}), float: value, isFloat: true };
}

function integerLiteral(text: string): NumberLiteral | { readonly error: string } {
  const negative = text.startsWith('-');
  const digits = text.replace(/^[+-]/, '').replaceAll('_', '');
  // A leading zero alone means octal, which JavaScript spells 0o.
  const magnitude = BigInt(/^0[0-7]/.test(digits) ? `0o${digits.slice(1)}` : digits);
  const value = negative ? -magnitude : magnitude;
  if (value < smallestInteger || value > largestUnsigned) return { error: `integer overflow: ${quote(text)}` };
  return { ...(value <= largestInteger ? { integer: value } : {}), float: Number(value), isFloat: false };
}

function parseFloatLiteral(text: string): number | undefined {
  if (decimalFloat.test(text)) {
    const value = Number(text.replaceAll('_', ''));
    return Number.isFinite(value) ? value : undefined;
  }
  const parts = hexadecimalFloat.exec(text.replaceAll('_', ''));
  if (parts === null) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  if (whole + fraction === '') return undefined;
  const mantissa = Number.parseInt(whole + fraction, 16);
  const value = mantissa * 2 ** (Number(exponent) - 4 * fraction.length);
  return sign === '-' ? -value : value;
}

/** Reads a character constant such as `'a'`. Gives a message for what is none. */
export function parseCharacterConstant(text: string): NumberLiteral | { readonly error: string } {
  const character = unquote(text);
  if (character === undefined || character === '') return { error: 'invalid syntax' };
  if ([...character].length > 1) return { error: `malformed character constant: ${text}` };
  const codePoint = character.codePointAt(0) ?? 0;
  return { integer: BigInt(codePoint), float: codePoint, isFloat: false };
}
