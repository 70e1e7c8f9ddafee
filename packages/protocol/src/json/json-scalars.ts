import { characterAt, isHexDigit, unexpectedCharacter, unexpectedEnd } from './json-syntax.js';

/** Index after the string whose opening quote stands at `start`. */
export function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const character = characterAt(text, at);
    if (character === '"') return at + 1;
    if (character < ' ') throw unexpectedCharacter(character, 'in string literal');
    if (character === '\\') at = endOfEscape(text, at) - 1;
  }
  throw unexpectedEnd();
}

/** Index after the escape whose backslash stands at `start`. */
function endOfEscape(text: string, start: number): number {
  const kind = text[start + 1];
  if (kind === undefined) throw unexpectedEnd();
  if ('"\\/bfnrt'.includes(kind)) return start + 2;
  if (kind !== 'u') throw unexpectedCharacter(characterAt(text, start + 1), 'in string escape code');
  for (let at = start + 2; at < start + 6; at += 1) {
    if (at >= text.length) throw unexpectedEnd();
    if (!isHexDigit(text, at)) {
      throw unexpectedCharacter(characterAt(text, at), String.raw`in \u hexadecimal character escape`);
    }
  }
  return start + 6;
}

/** Index after `literal`, of which the first character stands at `start`. */
export function endOfLiteral(text: string, start: number, literal: string): number {
  for (let index = 1; index < literal.length; index += 1) {
    if (start + index >= text.length) throw unexpectedEnd();
    if (text[start + index] !== literal[index]) {
      const where = `in literal ${literal} (expecting '${literal[index]}')`;
      throw unexpectedCharacter(characterAt(text, start + index), where);
    }
  }
  return start + literal.length;
}

/** Index after the number that begins at `start`. */
export function endOfNumber(text: string, start: number): number {
  let at = text[start] === '-' ? start + 1 : start;
  at = text[at] === '0' ? at + 1 : endOfDigits(text, at, 'in numeric literal');
  if (text[at] === '.') at = endOfDigits(text, at + 1, 'after decimal point in numeric literal');
  if (text[at] === 'e' || text[at] === 'E') {
    const sign = text[at + 1] === '+' || text[at + 1] === '-' ? 1 : 0;
    at = endOfDigits(text, at + 1 + sign, 'in exponent of numeric literal');
  }
  return at;
}

/** Index after at least one digit. */
function endOfDigits(text: string, start: number, where: string): number {
  let at = start;
  while (at < text.length && characterAt(text, at) >= '0' && characterAt(text, at) <= '9') at += 1;
  if (at > start) return at;
  if (at >= text.length) throw unexpectedEnd();
  throw unexpectedCharacter(characterAt(text, at), where);
}
