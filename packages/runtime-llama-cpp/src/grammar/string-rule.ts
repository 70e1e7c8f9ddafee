import { literal, mostRepetitions, repeat, sequence, type Expression } from './gbnf.js';
import type { GrammarBuilder } from './grammar-builder.js';
import type { JsonRuleName } from './json-rules.js';
import { patternContent } from './pattern.js';
import { schemaProblem } from './schema-problem.js';
import { countOf, type SchemaObject } from './schema-reader.js';

const formats: ReadonlySet<string> = new Set<JsonRuleName>(['date', 'time', 'date-time', 'uuid']);

/**
 * A JSON string as a schema describes it.
 *
 * @param ignore told each keyword that was left out because a grammar can't express it.
 */
export function stringRule(
  schema: SchemaObject,
  grammar: GrammarBuilder,
  ignore: (keyword: string) => void,
): Expression {
  const content = stringContent(schema, grammar, ignore);
  return content === undefined ? grammar.json('string') : sequence(literal('"'), content, literal('"'));
}

function stringContent(
  schema: SchemaObject,
  grammar: GrammarBuilder,
  ignore: (keyword: string) => void,
): Expression | undefined {
  const { pattern, format } = schema;
  const least = countOf(schema, 'minLength') ?? 0;
  const most = countOf(schema, 'maxLength');
  const hasLength = least > 0 || most !== undefined;
  if (typeof pattern === 'string') {
    if (hasLength) ignore('minLength and maxLength beside pattern');
    grammar.json('char');
    return patternContent(pattern);
  }
  if (typeof format === 'string') {
    if (formats.has(format)) return grammar.json(format as JsonRuleName);
    ignore(`format ${format}`);
  }
  return hasLength ? lengthContent(least, most, grammar, ignore) : undefined;
}

function lengthContent(
  least: number,
  most: number | undefined,
  grammar: GrammarBuilder,
  ignore: (keyword: string) => void,
): Expression {
  if (most !== undefined && most < least) throw schemaProblem('maxLength', 'is smaller than minLength');
  if (least > mostRepetitions) ignore(`minLength beyond ${mostRepetitions}`);
  if (most !== undefined && most > mostRepetitions) ignore(`maxLength beyond ${mostRepetitions}`);
  const bounded = most !== undefined && most <= mostRepetitions;
  return repeat(grammar.json('char'), Math.min(least, mostRepetitions), bounded ? most : undefined);
}
