import { RequestBodyError } from '../request-body-error.js';

/** The most arrays and objects that may lie within one another; the limit of the original server. */
export const deepestNesting = 10_000;

/** The character at an index, whole where it takes two code units; empty after the end. */
export function characterAt(text: string, at: number): string {
  const codePoint = text.codePointAt(at);
  return codePoint === undefined ? '' : String.fromCodePoint(codePoint);
}

/** Index of the first character from `at` on that is not JSON's white space. */
export function skipSpace(text: string, at: number): number {
  let index = at;
  while (text[index] === ' ' || text[index] === '\n' || text[index] === '\r' || text[index] === '\t') index += 1;
  return index;
}

export function isHexDigit(text: string, at: number): boolean {
  return /[0-9a-f]/i.test(text.charAt(at));
}

export function unexpectedEnd(): RequestBodyError {
  return new RequestBodyError('unexpected-end', 'unexpected EOF');
}

export function tooDeep(): RequestBodyError {
  return new RequestBodyError('too-deep', 'exceeded max depth');
}

export function unexpectedCharacter(character: string, where: string): RequestBodyError {
  return new RequestBodyError('invalid-json', `invalid character ${quoteCharacter(character)} ${where}`);
}

/** A character between single quotes, control characters escaped. */
function quoteCharacter(character: string): string {
  if (character === "'") return String.raw`'\''`;
  if (character === '"') return `'"'`;
  return `'${JSON.stringify(character).slice(1, -1)}'`;
}
