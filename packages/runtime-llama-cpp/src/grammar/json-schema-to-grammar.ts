import type { JsonSchema } from '@puna/runtime';
import { literal, sequence } from './gbnf.js';
import { GrammarBuilder } from './grammar-builder.js';
import { SchemaConverter } from './schema-converter.js';
import { schemaProblem } from './schema-problem.js';

/** A grammar that was made from a schema. */
export interface SchemaGrammar {
  /** In GBNF, with the rule `root`. */
  readonly grammar: string;

  /** Formats that have no rule: JSON Schema lets a format be a mere annotation, and the output may not follow it. */
  readonly ignored: readonly string[];
}

/**
 * A grammar for JSON values that a schema describes. Properties come in the schema's order. All that it matches satisfies
 * the schema; not all that satisfies the schema is matched (no properties that are not described, for instance).
 *
 * @param before text in front of the value
 * @throws InvalidRequestError where the schema can't be expressed; `details.keyword` names the keyword.
 */
export function jsonSchemaToGrammar(schema: JsonSchema, before?: string): SchemaGrammar {
  checkNesting(schema);
  const grammar = new GrammarBuilder();
  const converter = new SchemaConverter(schema, grammar);
  const value = converter.convert(schema);
  const root = before === undefined ? value : sequence(literal(before), grammar.json('space'), `(${value})`);
  return { grammar: grammar.finish(root), ignored: [...converter.ignored] };
}

/** A grammar for any JSON object. */
export function jsonObjectGrammar(): string {
  const grammar = new GrammarBuilder();
  return grammar.finish(grammar.json('object'));
}

/** Far more levels of JSON than the schemas that may be nested need; recursion over more could overflow the stack. */
const deepestJson = 800;

function checkNesting(schema: unknown): void {
  let level: unknown[] = [schema];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepestJson) throw schemaProblem('nesting', `is more than ${deepestJson} levels deep`);
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  }
}
