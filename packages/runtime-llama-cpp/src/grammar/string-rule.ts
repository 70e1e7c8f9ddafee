import { regularExpression } from './allows-value.js';
import { literal, mostRepetitions, repeat, sequence, type Expression } from './gbnf.js';
import type { GrammarBuilder } from './grammar-builder.js';
import type { JsonRuleName } from './json-rules.js';
import { patternContent, type Lengths } from './pattern.js';
import { schemaProblem, UnsatisfiableSchemaError } from './schema-problem.js';
import { countOf, type SchemaObject } from './schema-reader.js';

/** The formats that have a rule, with the fewest and most characters that the rule writes. */
const formats: ReadonlyMap<string, readonly [rule: JsonRuleName, least: number, most: number]> = new Map([
  ['date', ['date', 10, 10]],
  ['time', ['time', 9, 18]],
  ['date-time', ['date-time', 20, 29]],
  ['duration', ['duration', 3, 12]],
  ['uuid', ['uuid', 36, 36]],
  ['email', ['email', 6, 129]],
  ['hostname', ['hostname', 1, 119]],
  ['ipv4', ['ipv4', 7, 15]],
  ['ipv6', ['ipv6', 15, 39]],
  ['uri', ['uri', 5, 400]],
]);

/**
 * A JSON string as a schema describes it.
 *
 * @param ignore told each format that has no rule. JSON Schema lets a format be a mere annotation, so that is no refusal.
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
  const lengths = { least: countOf(schema, 'minLength') ?? 0, most: countOf(schema, 'maxLength') };
  if (lengths.most !== undefined && lengths.most < lengths.least)
    throw new UnsatisfiableSchemaError('maxLength', 'is smaller than minLength');
  const known = typeof format === 'string' ? formats.get(format) : undefined;
  if (typeof format === 'string' && known === undefined) ignore(`format ${format}`);
  if (pattern !== undefined) {
    if (known !== undefined) throw schemaProblem('format', "can't be expressed beside pattern");
    regularExpression(pattern);
    grammar.json('scalar');
    grammar.json('dot');
    const piece = patternContent(pattern as string, lengths);
    checkLengths(lengths, piece.least, piece.most, 'pattern');
    return piece.expression;
  }
  if (known !== undefined) {
    checkLengths(lengths, known[1], known[2], 'format');
    return grammar.json(known[0]);
  }
  return lengths.least > 0 || lengths.most !== undefined ? lengthContent(lengths, grammar) : undefined;
}

/** Lengths can stand beside something else only where they follow from it. */
function checkLengths({ least, most }: Lengths, shortest: number, longest: number, beside: string): void {
  if (shortest < least) throw schemaProblem('minLength', `can't be expressed beside ${beside}`);
  if (most !== undefined && longest > most) throw schemaProblem('maxLength', `can't be expressed beside ${beside}`);
}

function lengthContent({ least, most }: Lengths, grammar: GrammarBuilder): Expression {
  if (least > mostRepetitions) throw schemaProblem('minLength', `is larger than ${mostRepetitions}`);
  return repeat(grammar.json('scalar'), least, most === undefined ? undefined : Math.min(most, mostRepetitions));
}
