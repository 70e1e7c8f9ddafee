/** A GBNF expression: the right-hand side of a rule, or a part of it that can stand in a sequence. */
export type Expression = string;

/** More repetitions than this are refused by llama.cpp's parser (`MAX_REPETITION_THRESHOLD` in llama-grammar.cpp). */
export const mostRepetitions = 2000;

/** Exactly this text. */
export function literal(text: string): Expression {
  return `"${text.replaceAll(/["\\\n\r\t]/g, (character) => escapes[character] ?? character)}"`;
}

const escapes: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** One after the other. */
export function sequence(...parts: readonly Expression[]): Expression {
  return parts.filter((part) => part !== '').join(' ');
}

/** One of several, in parentheses where there is more than one. */
export function choice(options: readonly Expression[]): Expression {
  const [only, ...others] = options;
  return only !== undefined && others.length === 0 ? only : `(${options.join(' | ')})`;
}

/** `least` to `most` times; without `most` any number of times from `least` on. */
export function repeat(expression: Expression, least: number, most?: number): Expression {
  const group = isUnit(expression) ? expression : `(${expression})`;
  if (most === 0) return '';
  if (most === undefined) {
    if (least === 0) return `${group}*`;
    return least === 1 ? `${group}+` : `${group}{${least},}`;
  }
  if (least === 0 && most === 1) return `${group}?`;
  if (least === 1 && most === 1) return expression;
  return least === most ? `${group}{${least}}` : `${group}{${least},${most}}`;
}

/** A single character out of a class like `0-9a-f`, or, with `negated`, any other one. */
export function characterClass(content: string, negated = false): Expression {
  return `[${negated ? '^' : ''}${content}]`;
}

/** A character as it is spelled inside a class. */
export function classCharacter(character: string): string {
  if (/^[0-9A-Za-z]$/.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  if (code <= 0xff) return `\\x${hexadecimal(code, 2)}`;
  return code <= 0xffff ? `\\u${hexadecimal(code, 4)}` : `\\U${hexadecimal(code, 8)}`;
}

function hexadecimal(code: number, digits: number): string {
  return code.toString(16).toUpperCase().padStart(digits, '0');
}

/** Whether a repetition mark after the expression applies to all of it. */
function isUnit(expression: Expression): boolean {
  return /^(?:[a-z0-9-]+|\[(?:[^\]\\]|\\.)+\]|"(?:[^"\\]|\\.)*")$/.test(expression) || isOneGroup(expression);
}

function isOneGroup(expression: Expression): boolean {
  return /^\([^()[\]"]*\)$/.test(expression);
}
