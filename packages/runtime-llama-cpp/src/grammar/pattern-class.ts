import { characterClass, choice, classCharacter, literal, type Expression } from './gbnf.js';

/** Any character of a JSON string, also an escaped one; the rule is among JSON's own. */
export const anyCharacter: Expression = 'scalar';

/** Any but those that end a line; the rule is among JSON's own. */
export const lineCharacter: Expression = 'dot';

/**
 * Characters that never stand in a JSON string as they are: quotation mark, backslash and control characters; and what is
 * no character of Unicode.
 */
export const neverPlain = String.raw`"\\\x7F\x00-\x1F\uD800-\uDFFF\U00110000-\U003FFFFF`;
const digits = '0-9';
const wordCharacters = '0-9A-Za-z_';
const spaces = String.raw` \xA0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF`;
const escapedSpace = String.raw`"\\" [tnrf]`;

/** A character of a JSON string, spelled as JSON spells it. */
export function stringCharacter(character: string): Expression {
  return literal(JSON.stringify(character).slice(1, -1));
}

/** `\d`, `\w`, `\s` and their opposites, and control characters; undefined for other letters. */
export function escapedClass(letter: string): Expression | undefined {
  switch (letter) {
    case 'd':
      return characterClass(digits);
    case 'D':
      return characterClass(digits + neverPlain, true);
    case 'w':
      return characterClass(wordCharacters);
    case 'W':
      return characterClass(wordCharacters + neverPlain, true);
    case 's':
      return choice(['" "', escapedSpace]);
    case 'S':
      return characterClass(spaces + neverPlain, true);
    case 'n':
    case 'r':
    case 't':
    case 'f':
      return literal(`\\${letter}`);
    default:
      return undefined;
  }
}

/** Reads a class whose opening bracket was read already; undefined where it can't be understood. */
export function parseClass(
  pattern: string,
  start: number,
  end: number,
): { readonly expression: Expression; readonly end: number } | undefined {
  const negated = pattern[start] === '^';
  let at = negated ? start + 1 : start;
  let content = '';
  const escapedOnes: Expression[] = [];
  while (at < end && pattern[at] !== ']') {
    const item = readClassItem(pattern, at, end);
    if (item === undefined) return undefined;
    at = item.end;
    content += item.content;
    escapedOnes.push(...(item.escaped ?? []));
  }
  if (at >= end || (!negated && content === '' && escapedOnes.length === 0)) return undefined;
  if (negated) return { expression: characterClass(content + neverPlain, true), end: at + 1 };
  const options = content === '' ? escapedOnes : [characterClass(content), ...escapedOnes];
  return { expression: choice(options), end: at + 1 };
}

interface ClassItem {
  /** What it adds to the class. */
  readonly content: string;

  /** Characters that JSON spells with a backslash can't be part of a class. */
  readonly escaped?: readonly Expression[];
  readonly end: number;
}

function readClassItem(pattern: string, at: number, end: number): ClassItem | undefined {
  const from = readClassCharacter(pattern, at, end);
  if (from === undefined || typeof from.character !== 'string')
    return from === undefined ? undefined : { content: from.content ?? '', end: from.end };
  if (pattern[from.end] === '-' && pattern[from.end + 1] !== ']') {
    const to = readClassCharacter(pattern, from.end + 1, end);
    if (to === undefined || typeof to.character !== 'string') return undefined;
    return { ...plainRange(from.character, to.character), end: to.end };
  }
  if (needsEscape(from.character)) return { content: '', escaped: [stringCharacter(from.character)], end: from.end };
  return { content: classCharacter(from.character), end: from.end };
}

/** A range of characters, around those that JSON never has as they are. */
function plainRange(from: string, to: string): { readonly content: string; readonly escaped: readonly Expression[] } {
  const [first, last] = [from.codePointAt(0) ?? 0, to.codePointAt(0) ?? 0];
  const inRange = ['"', '\\', '\u007f'].filter((character) => character >= from && character <= to);
  let content = '';
  let start = Math.max(first, 0x20);
  for (const end of [...inRange.map((character) => character.charCodeAt(0)), last + 1]) {
    if (end > start)
      content += `${classCharacter(String.fromCodePoint(start))}-${classCharacter(String.fromCodePoint(end - 1))}`;
    start = end + 1;
  }
  return { content, escaped: inRange.filter((character) => character !== '\u007f').map(stringCharacter) };
}

interface ClassCharacter {
  readonly character?: string;
  readonly content?: string;
  readonly end: number;
}

function readClassCharacter(pattern: string, at: number, end: number): ClassCharacter | undefined {
  const character = String.fromCodePoint(pattern.codePointAt(at) ?? 0);
  if (at >= end) return undefined;
  if (character !== '\\') return { character, end: at + character.length };
  const letter = pattern[at + 1];
  if (letter === undefined) return undefined;
  if (letter === 'd') return { content: digits, end: at + 2 };
  if (letter === 'w') return { content: wordCharacters, end: at + 2 };
  if (letter === 's') return { content: spaces, end: at + 2 };
  const control = controlCharacters[letter];
  if (control !== undefined) return { character: control, end: at + 2 };
  return /[0-9A-Za-z]/.test(letter) ? undefined : { character: letter, end: at + 2 };
}

const controlCharacters: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f' };

function needsEscape(character: string): boolean {
  return character === '"' || character === '\\' || character < ' ' || character === '\u007f';
}
