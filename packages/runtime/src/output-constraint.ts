/** A form that the output is held to while it is generated. */
export type OutputConstraint =
  /** Any JSON object. */
  | { readonly type: 'json' }
  /**
   * A value that a JSON Schema describes; properties keep the schema's order. `before` is text that the output begins
   * with, in front of the value; white space may stand between them.
   */
  | { readonly type: 'json-schema'; readonly schema: JsonSchema; readonly before?: string }
  /** A grammar in GBNF, llama.cpp's notation, with the rule `root`. */
  | { readonly type: 'gbnf'; readonly grammar: string };

/** A JSON Schema, not yet checked. */
export type JsonSchema = boolean | { readonly [keyword: string]: unknown };
