/** Rules of JSON itself, by name. A rule is put into a grammar together with those that it needs. */
export interface JsonRule {
  readonly definition: string;
  readonly needs: readonly JsonRuleName[];
}

export type JsonRuleName = keyof typeof definitions;

/**
 * Whitespace is bounded, since a model may otherwise write blanks for ever: nothing, one blank, or one or two line ends
 * followed by up to twenty blanks; and only after an opening bracket, a comma and a colon, and before a closing bracket.
 * Numbers have at most 16 digits for the same reason. These bounds are those of llama.cpp's own conversion, so that a
 * model gives the same answer here as with other servers that use llama.cpp.
 */
const definitions = {
  space: { definition: String.raw`| " " | "\n"{1,2} [ \t]{0,20}`, needs: [] },
  char: { definition: String.raw`[^"\\\x7F\x00-\x1F] | "\\" (["\\bfnrt] | "u" [0-9a-fA-F]{4})`, needs: [] },
  string: { definition: String.raw`"\"" char* "\""`, needs: ['char'] },
  digits: { definition: '"0" | [1-9] [0-9]{0,15}', needs: [] },
  integer: { definition: '"-"? digits', needs: ['digits'] },
  number: { definition: '"-"? digits ("." [0-9]{1,16})? ([eE] [-+]? digits)?', needs: ['digits'] },
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
  date: { definition: '[0-9]{4} "-" ("0" [1-9] | "1" [0-2]) "-" ("0" [1-9] | [1-2] [0-9] | "3" [0-1])', needs: [] },
  time: {
    definition:
      '([01] [0-9] | "2" [0-3]) ":" [0-5] [0-9] ":" [0-5] [0-9] ("." [0-9]{3})? ("Z" | [+-] ([01] [0-9] | "2" [0-3]) ":" [0-5] [0-9])',
    needs: [],
  },
  'date-time': { definition: 'date "T" time', needs: ['date', 'time'] },
  uuid: { definition: '[0-9a-fA-F]{8} ("-" [0-9a-fA-F]{4}){3} "-" [0-9a-fA-F]{12}', needs: [] },
} as const;

/** The rule of this name. */
export function jsonRule(name: JsonRuleName): JsonRule {
  return definitions[name];
}
