/** Rules of JSON itself, by name. A rule is put into a grammar together with those that it needs. */
export interface JsonRule {
  readonly definition: string;
  readonly needs: readonly JsonRuleName[];
}

export type JsonRuleName = keyof typeof definitions;

/**
 * Whitespace is bounded, since a model may otherwise write blanks for ever: nothing, one blank, or one or two line ends
 * followed by up to twenty blanks; and only after an opening bracket, a comma and a colon, and before a closing bracket.
 * Numbers have at most 16 digits for the same reason. These bounds are those of llama.cpp's own conversion (but for the
 * digits of an exponent), so that a model gives the same answer here as with other servers that use llama.cpp.
 */
const definitions = {
  space: { definition: String.raw`| " " | "\n"{1,2} [ \t]{0,20}`, needs: [] },
  char: { definition: String.raw`[^"\\\x7F\x00-\x1F] | "\\" (["\\bfnrt] | "u" [0-9a-fA-F]{4})`, needs: [] },
  string: { definition: String.raw`"\"" char* "\""`, needs: ['char'] },
  digits: { definition: '"0" | [1-9] [0-9]{0,15}', needs: [] },
  integer: { definition: '"-"? digits', needs: ['digits'] },
  // Two digits of an exponent keep numbers within what JavaScript's and most other languages' numbers hold.
  number: { definition: '"-"? digits ("." [0-9]{1,16})? ([eE] [-+]? ("0" | [1-9] [0-9]?))?', needs: ['digits'] },
  boolean: { definition: '"true" | "false"', needs: [] },
  null: { definition: '"null"', needs: [] },
  object: {
    definition: '"{" space (string ":" space value ("," space string ":" space value)*)? space "}"',
    needs: ['string', 'value', 'space'],
  },
  array: { definition: '"[" space (value ("," space value)*)? space "]"', needs: ['value', 'space'] },
  value: {
    definition: 'object | array | string | number | boolean | null',
    needs: ['object', 'array', 'string', 'number', 'boolean', 'null'],
  },
  // One character, never half of one (`\ud83d` and `\ude00` together are one), and none that Unicode doesn't have: what a
  // model writes byte by byte may be no UTF-8, and would be read as several. Ranges of what is allowed, since llama.cpp
  // can't tell from the first byte of a character that an excluded one isn't meant.
  scalar: {
    definition: String.raw`[\x20-\x21\x23-\x5B\x5D-\x7E\x80-\uD7FF\uE000-\U0010FFFF] | "\\" (["\\bfnrt] | "u" ([0-9a-cA-CefEF] [0-9a-fA-F] | [dD] [0-7]) [0-9a-fA-F]{2})`,
    needs: [],
  },
  // What a dot matches in a regular expression: anything but the end of a line.
  dot: {
    definition: String.raw`[\x20-\x21\x23-\x5B\x5D-\x7E\x80-\u2027\u202A-\uD7FF\uE000-\U0010FFFF] | "\\" ["\\bft]`,
    needs: [],
  },
  date: { definition: '[0-9]{4} "-" month-day', needs: ['month-day'] },
  // The 29th of February is left out: whether it exists depends on the year.
  'month-day': {
    definition:
      '("0" [13578] | "1" [02]) "-" ("0" [1-9] | [12] [0-9] | "3" [01]) | ("0" [469] | "11") "-" ("0" [1-9] | [12] [0-9] | "30") | "02-" ("0" [1-9] | "1" [0-9] | "2" [0-8])',
    needs: [],
  },
  time: {
    definition:
      '([01] [0-9] | "2" [0-3]) ":" [0-5] [0-9] ":" [0-5] [0-9] ("." [0-9]{3})? ("Z" | [+-] ([01] [0-9] | "2" [0-3]) ":" [0-5] [0-9])',
    needs: [],
  },
  'date-time': { definition: 'date "T" time', needs: ['date', 'time'] },
  duration: {
    definition:
      '"P" ([1-9] [0-9]{0,2} [YMWD] | "T" [1-9] [0-9]{0,2} [HMS] | [1-9] [0-9]{0,2} "DT" [1-9] [0-9]{0,2} [HMS])',
    needs: [],
  },
  uuid: { definition: '[0-9a-fA-F]{8} ("-" [0-9a-fA-F]{4}){3} "-" [0-9a-fA-F]{12}', needs: [] },
  // Formats without a length of their own are bounded, so that a model comes to an end.
  email: {
    definition: '[a-zA-Z0-9_+-]{1,32} ("." [a-zA-Z0-9_+-]{1,31})? "@" (label "."){1,2} [a-z]{2,16}',
    needs: ['label'],
  },
  hostname: { definition: 'label ("." label){0,4}', needs: ['label'] },
  label: { definition: '[a-zA-Z0-9] ([a-zA-Z0-9-]{0,21} [a-zA-Z0-9])?', needs: [] },
  ipv4: { definition: 'octet ("." octet){3}', needs: ['octet'] },
  octet: { definition: '"25" [0-5] | "2" [0-4] [0-9] | "1" [0-9]{2} | [1-9]? [0-9]', needs: [] },
  ipv6: { definition: 'hextet (":" hextet){7}', needs: ['hextet'] },
  hextet: { definition: '[0-9a-fA-F]{1,4}', needs: [] },
  uri: {
    definition:
      '[a-z] [a-z0-9]{0,9} "://" hostname (":" [1-9] [0-9]{0,3})? ("/" [a-zA-Z0-9._~-]{0,32}){0,6} ("?" [a-zA-Z0-9._~=&-]{1,64})?',
    needs: ['hostname'],
  },
} as const;

/** The rule of this name. */
export function jsonRule(name: JsonRuleName): JsonRule {
  return definitions[name];
}
