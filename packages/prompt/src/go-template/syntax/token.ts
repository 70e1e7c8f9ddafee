/** What a piece of template source is. Keywords carry their own word as their type. */
export type TokenType =
  | 'error'
  | 'eof'
  | 'text'
  | 'left-delimiter'
  | 'right-delimiter'
  | 'space'
  | 'assign'
  | 'declare'
  | 'pipe'
  | 'left-parenthesis'
  | 'right-parenthesis'
  | 'character'
  | 'string'
  | 'raw-string'
  | 'character-constant'
  | 'number'
  | 'complex'
  | 'bool'
  | 'field'
  | 'variable'
  | 'identifier'
  | 'dot'
  | Keyword;

export const keywords = [
  'block',
  'break',
  'continue',
  'define',
  'else',
  'end',
  'if',
  'nil',
  'range',
  'template',
  'with',
] as const;

export type Keyword = (typeof keywords)[number];

/** One piece of template source. */
export interface Token {
  readonly type: TokenType;

  /** The source text; of an `error`, what is wrong. */
  readonly value: string;

  /** Where it starts, in UTF-16 units from the start of the template. */
  readonly position: number;

  /** The line on which it starts, from 1. */
  readonly line: number;
}

export function isKeyword(word: string): word is Keyword {
  return (keywords as readonly string[]).includes(word);
}
