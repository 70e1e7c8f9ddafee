import type { JsonSchema } from '@puna/runtime';
import { GrammarBuilder } from './grammar-builder.js';
import { SchemaConverter } from './schema-converter.js';

/** A grammar that was made from a schema. */
export interface SchemaGrammar {
  /** In GBNF, with the rule `root`. */
  readonly grammar: string;

  /** Keywords that narrow values further than a grammar can; the output may not follow them. */
  readonly ignored: readonly string[];
}

/**
 * A grammar for the JSON values that a schema describes. Properties come in the schema's order.
 *
 * @throws InvalidRequestError where the schema can't be expressed; `details.keyword` names the keyword.
 */
export function jsonSchemaToGrammar(schema: JsonSchema): SchemaGrammar {
  const grammar = new GrammarBuilder();
  const converter = new SchemaConverter(schema, grammar);
  const root = converter.convert(schema);
  return { grammar: grammar.finish(root), ignored: [...converter.ignored] };
}

/** A grammar for any JSON object. */
export function jsonObjectGrammar(): string {
  const grammar = new GrammarBuilder();
  return grammar.finish(grammar.json('object'));
}
